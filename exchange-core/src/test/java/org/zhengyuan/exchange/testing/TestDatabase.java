package org.zhengyuan.exchange.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A real PostgreSQL for tests: one server per test JVM, a migrated database per call, the roles of production. Tests that kill
 * the database start servers of their own; this one trades durability for speed.
 */
public final class TestDatabase {
    private static final String OWNER = "zhengyuan_owner";
    private static final String APP = "zhengyuan_app";
    private static final AtomicInteger COUNT = new AtomicInteger();

    private final String name;
    private final int port;

    private TestDatabase(String name, int port) {
        this.name = name;
        this.port = port;
    }

    /** A fresh database with every migration on the class path applied by the owner role. */
    public static TestDatabase fresh() {
        EmbeddedPostgres server = Server.INSTANCE;
        String name = "test_" + COUNT.incrementAndGet();
        execute(
                server.getPostgresDatabase(),
                "CREATE DATABASE " + name + " OWNER " + OWNER + " TEMPLATE " + Template.NAME);
        close(server, name);
        return new TestDatabase(name, server.getPort());
    }

    /** Privileges on a database are not copied with it. */
    private static void close(EmbeddedPostgres server, String name) {
        execute(
                server.getPostgresDatabase(),
                "REVOKE ALL ON DATABASE " + name + " FROM PUBLIC; GRANT CONNECT ON DATABASE " + name + " TO " + APP);
    }

    /** Connections as the application: owns nothing, runs no DDL. */
    public DataSource application() {
        return as(APP);
    }

    /** Connections as the owner of the tables, for looking behind the application's back. */
    public DataSource owner() {
        return as(OWNER);
    }

    public String url() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + name;
    }

    private DataSource as(String role) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url());
        source.setUser(role);
        return source;
    }

    private static void execute(DataSource source, String sql) {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException("test database: " + sql, e);
        }
    }

    /** The database that fresh ones are copies of: migrated once. */
    private static final class Template {
        static final String NAME = migrated(Server.INSTANCE);

        private static String migrated(EmbeddedPostgres server) {
            String name = "migrated";
            execute(server.getPostgresDatabase(), "CREATE DATABASE " + name + " OWNER " + OWNER);
            execute(
                    server.getDatabase("postgres", name),
                    "CREATE EXTENSION IF NOT EXISTS btree_gist; REVOKE CREATE ON SCHEMA public FROM PUBLIC;"
                            + " ALTER SCHEMA public OWNER TO " + OWNER);
            Flyway.configure()
                    .dataSource(new TestDatabase(name, server.getPort()).as(OWNER))
                    .locations("classpath:db/migration")
                    .load()
                    .migrate();
            return name;
        }
    }

    private static final class Server {
        static final EmbeddedPostgres INSTANCE = start();

        private static EmbeddedPostgres start() {
            try {
                Path work = Files.createDirectories(Path.of(
                        System.getProperty("java.io.tmpdir"), "zhengyuan-test-" + System.getProperty("user.name")));
                Path data = Files.createTempDirectory(work, "data");
                EmbeddedPostgres server = EmbeddedPostgres.builder()
                        .setOverrideWorkingDirectory(work.toFile())
                        .setDataDirectory(data)
                        .setCleanDataDirectory(false)
                        .setServerConfig("max_connections", "200")
                        .start();
                execute(server.getPostgresDatabase(), "CREATE ROLE " + OWNER + " LOGIN; CREATE ROLE " + APP + " LOGIN");
                Runtime.getRuntime().addShutdownHook(new Thread(() -> removeAfterExit(data)));
                return server;
            } catch (IOException e) {
                throw new UncheckedIOException("embedded PostgreSQL does not start", e);
            }
        }

        /** By a process of its own: hundreds of databases are more files than a process that exits is given the time to delete. */
        private static void removeAfterExit(Path data) {
            try {
                new ProcessBuilder("sh", "-c", "sleep 15; rm -rf -- \"$0\"", data.toString()).start();
            } catch (IOException e) {
                // what is left lies in the folder for temporary files
            }
        }
    }
}

package org.zhengyuan.server.testing;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import org.postgresql.ds.PGSimpleDataSource;

/** The embedded database of a server under test, seen from outside with the secrets of its data folder. */
public record ServerDatabase(Path data) {
    /** The application's role: what the server itself may do. */
    public Connection asApplication() throws SQLException {
        return connect("zhengyuan_app", read("secrets/postgres-app"));
    }

    /** Connections in the application's role, for adapters that a test runs itself. */
    public PGSimpleDataSource applicationSource() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url());
        source.setUser("zhengyuan_app");
        source.setPassword(read("secrets/postgres-app"));
        return source;
    }

    /** The owner of the schema, for looking behind the server's back. */
    public Connection asOwner() throws SQLException {
        return connect("zhengyuan_owner", read("secrets/postgres-owner"));
    }

    /** Any role with any password. */
    public Connection connect(String role, String password) throws SQLException {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url());
        return source.getConnection(role, password);
    }

    /** The first column of the first row, as text. */
    public static String value(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            result.next();
            return result.getString(1);
        }
    }

    /** The postmaster, if one runs. */
    public Optional<ProcessHandle> postmaster() {
        if (!Files.exists(data.resolve("postgres/postmaster.pid"))) {
            return Optional.empty();
        }
        String pid = read("postgres/postmaster.pid").lines().findFirst().orElseThrow();
        return ProcessHandle.of(Long.parseLong(pid))
                .filter(process -> Files.isSymbolicLink(Path.of("/proc", pid, "cwd")) && worksHere(pid));
    }

    /** Kills the postmaster without warning, and returns when it is gone. */
    public void kill() {
        Optional<ProcessHandle> postmaster = postmaster();
        postmaster.ifPresent(ProcessHandle::destroyForcibly);
        postmaster.ifPresent(process -> await("the end of the database")
                .atMost(Duration.ofSeconds(30))
                .until(() -> !worksHere(Long.toString(process.pid()))));
    }

    private boolean worksHere(String pid) {
        try {
            return Files.readSymbolicLink(Path.of("/proc", pid, "cwd"))
                    .equals(data.resolve("postgres").toRealPath());
        } catch (IOException e) {
            return false;
        }
    }

    private String url() {
        return "jdbc:postgresql://127.0.0.1:" + read("postgres-port") + "/zhengyuan";
    }

    private String read(String file) {
        try {
            return Files.readString(data.resolve(file)).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

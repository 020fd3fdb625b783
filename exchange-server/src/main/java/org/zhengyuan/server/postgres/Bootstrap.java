package org.zhengyuan.server.postgres;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * What the superuser prepares at every start, idempotently: the two roles with their passwords, the database, the extension. The
 * superuser is used for nothing else.
 */
record Bootstrap(int port, Credentials superuser) {
    private static final String DATABASE = "zhengyuan";

    Database prepare(Credentials owner, Credentials application) {
        try {
            try (Connection connection = connect("postgres");
                    Statement statement = connection.createStatement()) {
                role(statement, owner);
                role(statement, application);
                if (!exists(statement, "SELECT 1 FROM pg_database WHERE datname = '" + DATABASE + "'")) {
                    statement.execute("CREATE DATABASE " + DATABASE + " OWNER " + owner.user());
                }
            }
            try (Connection connection = connect(DATABASE);
                    Statement statement = connection.createStatement()) {
                statement.execute("CREATE EXTENSION IF NOT EXISTS btree_gist");
                statement.execute("ALTER SCHEMA public OWNER TO " + owner.user());
                statement.execute("REVOKE ALL ON SCHEMA public FROM PUBLIC");
                statement.execute("GRANT USAGE ON SCHEMA public TO " + application.user());
                statement.execute("REVOKE ALL ON DATABASE " + DATABASE + " FROM PUBLIC");
                statement.execute("GRANT CONNECT ON DATABASE " + DATABASE + " TO " + application.user());
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the database's roles cannot be prepared", e);
        }
        return new Database(url(DATABASE), owner, application);
    }

    // The passwords are ours: URL-safe base64, no quote in them. The server's log keeps no statements.
    private static void role(Statement statement, Credentials role) throws SQLException {
        boolean known = exists(statement, "SELECT 1 FROM pg_roles WHERE rolname = '" + role.user() + "'");
        statement.execute((known ? "ALTER ROLE " : "CREATE ROLE ") + role.user()
                + " LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS PASSWORD '" + role.password()
                + "'");
    }

    private static boolean exists(Statement statement, String query) throws SQLException {
        try (ResultSet result = statement.executeQuery(query)) {
            return result.next();
        }
    }

    private Connection connect(String database) throws SQLException {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url(database));
        return source.getConnection(superuser.user(), superuser.password());
    }

    private String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }
}

package org.zhengyuan.server.postgres;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import org.postgresql.ds.PGSimpleDataSource;
import org.zhengyuan.server.start.StartRefused;

/**
 * A database in which an acknowledged commit survives a crash, as the application's own sessions see it. Anything less breaks the
 * promise that nothing is lost, so the server does not start on it.
 */
final class Durability {
    private record Setting(String name, Set<String> durable) {}

    private static final List<Setting> SETTINGS = List.of(
            new Setting("fsync", Set.of("on")),
            new Setting("full_page_writes", Set.of("on")),
            new Setting("synchronous_commit", Set.of("on", "remote_apply")));

    private Durability() {}

    static void require(Database database) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(database.url());
        try (Connection connection = source.getConnection(
                        database.application().user(), database.application().password());
                Statement statement = connection.createStatement()) {
            for (Setting setting : SETTINGS) {
                require(statement, setting);
            }
        } catch (SQLException e) {
            throw new StartRefused("the database " + database.url() + " does not answer: " + e.getMessage(), e);
        }
    }

    private static void require(Statement statement, Setting setting) throws SQLException {
        try (ResultSet result = statement.executeQuery("SHOW " + setting.name())) {
            result.next();
            String value = result.getString(1);
            if (!setting.durable().contains(value)) {
                throw new StartRefused("the database says " + setting.name() + " = " + value
                        + "; an acknowledged commit could be lost, so the server does not start");
            }
        }
    }
}

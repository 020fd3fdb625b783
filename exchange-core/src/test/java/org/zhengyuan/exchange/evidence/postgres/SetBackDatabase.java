package org.zhengyuan.exchange.evidence.postgres;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The tables of the log as they were at a moment, to be put back later: what a restored backup does to it. */
final class SetBackDatabase {
    private static final List<String> TABLES = List.of(
            "log_state",
            "log_origin",
            "log_tile",
            "log_checkpoint",
            "sequenced_packet",
            "leaf_packet",
            "fact",
            "log_cosignature");

    private final JdbcClient owner;

    private SetBackDatabase(JdbcClient owner) {
        this.owner = owner;
    }

    static SetBackDatabase copy(JdbcClient owner) {
        TABLES.forEach(table ->
                owner.sql("CREATE TABLE backup_" + table + " AS TABLE " + table).update());
        return new SetBackDatabase(owner);
    }

    void restore() {
        TABLES.reversed().forEach(table -> owner.sql("DELETE FROM " + table).update());
        TABLES.forEach(table -> owner.sql("INSERT INTO " + table + " SELECT * FROM backup_" + table)
                .update());
    }
}

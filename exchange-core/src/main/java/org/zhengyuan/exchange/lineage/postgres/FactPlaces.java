package org.zhengyuan.exchange.lineage.postgres;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.zhengyuan.exchange.evidence.LogPlace;
import org.zhengyuan.exchange.lineage.FactPlace;

/** Places of facts as queries give them: columns {@code log_epoch} and {@code log_index}, null while the fact waits. */
final class FactPlaces {
    private FactPlaces() {}

    static FactPlace of(ResultSet row, String receipt) throws SQLException {
        return place(row, receipt, "log");
    }

    /** Of the fact of an erasure: columns {@code erased_by}, {@code erased_epoch}, {@code erased_index}. */
    static FactPlace erasure(ResultSet row) throws SQLException {
        return place(row, "erased_by", "erased");
    }

    private static FactPlace place(ResultSet row, String receipt, String prefix) throws SQLException {
        long index = row.getLong(prefix + "_index");
        boolean waits = row.wasNull();
        return new FactPlace(
                row.getObject(receipt, UUID.class), waits ? null : new LogPlace(row.getInt(prefix + "_epoch"), index));
    }
}

package org.zhengyuan.exchange.registry.postgres;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;
import org.zhengyuan.exchange.registry.Digests;
import org.zhengyuan.exchange.registry.RegistryWriter.StoredVersion;

/** Reads versions back as they were stored, byte for byte, and digests them. */
final class VersionDigests {
    static final String COLUMNS =
            """
            version_id, subject_id, dataset_id, record_key, previous_id, version, kind, schema_version, valid_from, recorded_at,
            ordering, division, submission_id, row_number, digest, payload""";

    /** Signature, flags and the length of the header's extension, of which there is none. */
    private static final int HEADER = 19;

    /** Field count and length come before the first field, which is the version's id. */
    static final int ID = 2 + 4;

    private VersionDigests() {}

    /** @param ids of versions; each stands once under the subject it was written for when it was written */
    static List<StoredVersion> of(Connection connection, long[] ids) throws SQLException {
        if (ids.length == 0) {
            return List.of();
        }
        StringBuilder list = new StringBuilder();
        for (long id : ids) {
            list.append(list.isEmpty() ? "" : ",").append(id);
        }
        return read(
                connection,
                "SELECT " + COLUMNS + " FROM version WHERE version_id IN (" + list + ") ORDER BY version_id");
    }

    private static List<StoredVersion> read(Connection connection, String select) throws SQLException {
        MessageDigest digest = Digests.sha256();
        List<StoredVersion> versions = new ArrayList<>();
        forEach(connection, select, row -> {
            digest.update(row.slice());
            versions.add(new StoredVersion(row.getLong(ID), digest.digest()));
        });
        return versions;
    }

    /** Hands over the rows of a select on {@link #COLUMNS}, each from its field count on. */
    static void forEach(Connection connection, String select, Consumer<ByteBuffer> rows) throws SQLException {
        CopyOut copy = connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyOut("COPY (" + select + ") TO STDOUT (FORMAT binary)");
        boolean first = true;
        for (byte[] message = copy.readFromCopy(); message != null; message = copy.readFromCopy()) {
            ByteBuffer row = ByteBuffer.wrap(message);
            if (first) {
                row.position(HEADER);
                first = false;
            }
            if (row.remaining() > 2) {
                rows.accept(row.slice());
            }
        }
    }
}

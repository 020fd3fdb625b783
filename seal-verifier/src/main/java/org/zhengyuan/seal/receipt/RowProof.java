package org.zhengyuan.seal.receipt;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.OptionalLong;
import org.zhengyuan.seal.proof.Base64Text;
import org.zhengyuan.seal.proof.Hash;
import org.zhengyuan.seal.proof.InclusionProof;
import org.zhengyuan.seal.proof.MalformedException;
import org.zhengyuan.seal.proof.TreeHasher;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Shows that a row or a version is one of those a fact speaks of. The fact's {@code details.rows} has the root and the number of leaves; a
 * row's leaf data are {@code salt ‖ record}.
 *
 * @param number the row's number as the server states it; a row of a submission has it in its record too
 * @param record the bytes that were committed to
 * @param salt 32 bytes
 */
@SuppressWarnings("ArrayRecordComponent") // read and written, never compared
public record RowProof(long number, byte[] record, byte[] salt, InclusionProof inclusion) {
    public static final int SALT_LENGTH = 32;
    /** Of a submission's row: format, outcome, number (8 bytes), two digests. */
    private static final int RECORD_LENGTH = 74;

    private static final byte RECORD_FORMAT = 1;

    public RowProof {
        if (salt.length != SALT_LENGTH) {
            throw new IllegalArgumentException("a row's salt has 32 bytes, not " + salt.length);
        }
    }

    /** The leaf of a row in the tree of its fact. */
    public static Hash leaf(TreeHasher hasher, byte[] salt, byte[] record) {
        return hasher.leaf(salt, record);
    }

    static RowProof parse(JsonFields row) throws MalformedException {
        byte[] salt = row.bytes("salt");
        if (salt.length != SALT_LENGTH) {
            throw new MalformedException("row.salt has not 32 bytes");
        }
        List<Hash> path = row.hashes("path");
        return new RowProof(
                row.count("number"),
                row.bytes("record"),
                salt,
                new InclusionProof(row.count("index"), row.count("size"), path));
    }

    ObjectNode toJson() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("number", number)
                .put("record", Base64Text.encode(record))
                .put("salt", Base64Text.encode(salt))
                .put("index", inclusion.index())
                .put("size", inclusion.size())
                .set("path", JsonFields.base64(inclusion.path()));
    }

    /** The row's number as its record has it; empty where the record is of another format. */
    OptionalLong committedNumber() {
        boolean known = record.length == RECORD_LENGTH && record[0] == RECORD_FORMAT;
        return known ? OptionalLong.of(ByteBuffer.wrap(record).getLong(2)) : OptionalLong.empty();
    }

    /** Whether the row is in the tree of this size and root. */
    boolean isProvedBy(long size, Hash root) {
        return inclusion.size() == size && inclusion.proves(leaf(new TreeHasher(), salt, record), root);
    }
}

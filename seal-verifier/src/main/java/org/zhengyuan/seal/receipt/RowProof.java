package org.zhengyuan.seal.receipt;

import java.util.List;
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
 * @param number the row's number as the server states it; the proof does not cover it
 * @param record the bytes that were committed to
 * @param salt 32 bytes
 */
@SuppressWarnings("ArrayRecordComponent") // read and written, never compared
public record RowProof(long number, byte[] record, byte[] salt, InclusionProof inclusion) {
    public static final int SALT_LENGTH = 32;

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

    /** Whether the row is in the tree of this size and root. */
    boolean isProvedBy(long size, Hash root) {
        return inclusion.size() == size && inclusion.proves(leaf(new TreeHasher(), salt, record), root);
    }
}

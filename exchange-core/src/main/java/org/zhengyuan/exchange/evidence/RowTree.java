package org.zhengyuan.exchange.evidence;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import org.zhengyuan.seal.proof.Frontier;
import org.zhengyuan.seal.proof.TreeHasher;

/**
 * The Merkle tree over the rows of one chunk (RFC 6962 over SHA-256). A row's leaf is over its salt and its record, and its salt is
 * SHA-256("row-salt/1\n" ‖ seed ‖ place), place 8 bytes: the seed is kept instead of the salts, for as long as no row is erased.
 */
public final class RowTree {
    public static final int SEED_BYTES = 32;

    private static final byte[] CONTEXT = "row-salt/1\n".getBytes(StandardCharsets.US_ASCII);

    private RowTree() {}

    /** The root over the records in their order; of the empty tree where there are none. */
    public static byte[] root(byte[] seed, List<RowRecord> records) {
        TreeHasher hasher = new TreeHasher();
        MessageDigest digest = sha256();
        Frontier frontier = new Frontier();
        for (int place = 0; place < records.size(); place++) {
            frontier.append(
                    hasher.leaf(salt(digest, seed, place), records.get(place).bytes()));
        }
        return frontier.root().bytes();
    }

    /** The salt of the row at a place of the chunk. */
    public static byte[] salt(byte[] seed, int place) {
        return salt(sha256(), seed, place);
    }

    private static byte[] salt(MessageDigest digest, byte[] seed, int place) {
        digest.update(CONTEXT);
        digest.update(seed);
        return digest.digest(ByteBuffer.allocate(Long.BYTES).putLong(place).array());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}

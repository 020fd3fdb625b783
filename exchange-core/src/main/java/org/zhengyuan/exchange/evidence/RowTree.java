package org.zhengyuan.exchange.evidence;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.zhengyuan.seal.proof.Frontier;
import org.zhengyuan.seal.proof.Hash;
import org.zhengyuan.seal.proof.TreeHasher;

/**
 * The Merkle tree over the rows of one chunk (RFC 6962 over SHA-256). A row's leaf is over its salt and its record, and its salt is
 * SHA-256("row-salt/1\n" ‖ seed ‖ place), place 8 bytes: the seed is kept instead of the salts, for as long as no row is erased.
 */
public final class RowTree {
    public static final int SEED_BYTES = 32;

    private static final byte[] CONTEXT = "row-salt/1\n".getBytes(StandardCharsets.US_ASCII);

    private RowTree() {}

    /** The leaf of every record, in their order, 32 bytes each. */
    public static byte[] leaves(byte[] seed, List<RowRecord> records) {
        TreeHasher hasher = new TreeHasher();
        MessageDigest digest = sha256();
        byte[] leaves = new byte[records.size() * Hash.LENGTH];
        for (int place = 0; place < records.size(); place++) {
            hasher.leaf(salt(digest, seed, place), records.get(place).bytes()).copyTo(leaves, place * Hash.LENGTH);
        }
        return leaves;
    }

    /** The root over such leaves; of the empty tree where there are none. */
    public static Hash root(byte[] leaves) {
        Frontier frontier = new Frontier();
        for (int at = 0; at < leaves.length; at += Hash.LENGTH) {
            frontier.append(Hash.at(leaves, at));
        }
        return frontier.root();
    }

    /** The path from one of such leaves to their root (RFC 9162, 2.1.3.1). */
    public static List<Hash> path(byte[] leaves, int place) {
        List<Hash> path = new ArrayList<>();
        path(leaves, place, path);
        return path;
    }

    private static void path(byte[] leaves, int place, List<Hash> path) {
        int size = leaves.length / Hash.LENGTH;
        if (size <= 1) {
            return;
        }
        int left = Integer.highestOneBit(size - 1);
        byte[] first = Arrays.copyOf(leaves, left * Hash.LENGTH);
        byte[] second = Arrays.copyOfRange(leaves, left * Hash.LENGTH, leaves.length);
        if (place < left) {
            path(first, place, path);
            path.add(root(second));
        } else {
            path(second, place - left, path);
            path.add(root(first));
        }
    }

    /** The leaf of one record. */
    public static Hash leaf(byte[] salt, RowRecord row) {
        return new TreeHasher().leaf(salt, row.bytes());
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

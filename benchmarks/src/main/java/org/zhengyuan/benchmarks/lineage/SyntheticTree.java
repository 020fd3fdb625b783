package org.zhengyuan.benchmarks.lineage;

import java.io.ByteArrayOutputStream;
import java.nio.file.NoSuchFileException;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Random;
import java.util.Set;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zhengyuan.benchmarks.Server;
import org.zhengyuan.seal.proof.Hash;
import org.zhengyuan.seal.proof.InclusionProof;
import org.zhengyuan.seal.proof.LogPath;
import org.zhengyuan.seal.proof.Tile;
import org.zhengyuan.seal.proof.TiledTree;
import org.zhengyuan.seal.proof.TreeHasher;

/**
 * A tree of very many leaves that are all alike, so that every hash of a level is the same and its tiles can be written without hashing every
 * leaf. Its tiles lie in a table of the form of the log's, are found by the same statement, and proofs are made by the code that makes the
 * log's. Proofs are verified.
 */
final class SyntheticTree {
    private static final String TABLE = "bench_tile";

    private final long size;
    private final JdbcTemplate owner;
    private final JdbcClient jdbc;
    /** Over the server's own connections, as the log is read. */
    private final JdbcClient reading;

    private final Hash leaf;
    private final Random random = new Random(11);

    private SyntheticTree(DataSource owner, JdbcClient reading, long size) {
        this.size = size;
        this.reading = reading;
        this.owner = new JdbcTemplate(owner);
        this.jdbc = JdbcClient.create(owner);
        this.leaf = new TreeHasher().leaf(new byte[34]);
    }

    static SyntheticTree of(Server server, long size) {
        SyntheticTree tree = new SyntheticTree(server.owner(), server.bean(JdbcClient.class), size);
        tree.owner.execute("CREATE TABLE " + TABLE
                + " (level smallint, number bigint, width smallint, data bytea, PRIMARY KEY (level, number));"
                + " ALTER TABLE " + TABLE + " ALTER COLUMN data SET STORAGE EXTERNAL; GRANT SELECT ON " + TABLE
                + " TO zhengyuan_app");
        return tree;
    }

    /** Writes every tile of the tree. */
    void writeAll() {
        for (int level = 0; Tile.nodes(level, size) > 0; level++) {
            long nodes = Tile.nodes(level, size);
            long full = nodes / LogPath.FULL;
            jdbc.sql("INSERT INTO " + TABLE + " SELECT ?, n, 256, ? FROM generate_series(0, ?) n")
                    .params(level, repeated(level, LogPath.FULL), full - 1)
                    .update();
            int rest = (int) (nodes % LogPath.FULL);
            if (rest > 0) {
                jdbc.sql("INSERT INTO " + TABLE + " VALUES (?, ?, ?, ?)")
                        .params(level, full, rest, repeated(level, rest))
                        .update();
            }
        }
        owner.execute("ANALYZE " + TABLE);
    }

    /** Writes the tiles that the proofs of these leaves read, among which the rest of the tree is missing. */
    void writeFor(Iterable<Long> indices) {
        Set<Tile> tiles = new HashSet<>();
        for (long index : indices) {
            prove(index, tile -> {
                tiles.add(tile);
                return repeated(tile.level(), tile.width());
            });
        }
        for (Tile tile : tiles) {
            jdbc.sql("INSERT INTO " + TABLE + " VALUES (?, ?, ?, ?)")
                    .params(tile.level(), tile.index(), tile.width(), repeated(tile.level(), tile.width()))
                    .update();
        }
        owner.execute("ANALYZE " + TABLE);
    }

    Set<Long> indices(int count) {
        Set<Long> indices = new LinkedHashSet<>();
        while (indices.size() < count) {
            indices.add((long) (random.nextDouble() * size));
        }
        return indices;
    }

    /** Makes a proof from the tiles in the table, verifies it, and gives how long making it took, in milliseconds. */
    double proveFromTable(long index, Hash root) {
        long start = System.nanoTime();
        InclusionProof proof = prove(index, tile -> reading.sql(
                        "SELECT data FROM " + TABLE + " WHERE level = ? AND number = ? AND width >= ?")
                .params(tile.level(), tile.index(), tile.width())
                .query(byte[].class)
                .optional()
                .orElseThrow(() -> new NoSuchFileException(tile.path())));
        double took = (System.nanoTime() - start) / 1e6;
        if (!proof.proves(leaf, root)) {
            throw new IllegalStateException("the proof of leaf " + index + " does not hold");
        }
        return took;
    }

    Hash root() {
        try {
            return new TiledTree(size, tile -> repeated(tile.level(), tile.width())).root();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private InclusionProof prove(long index, org.zhengyuan.seal.proof.TileReader reader) {
        try {
            return new TiledTree(size, reader).inclusion(index);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private byte[] repeated(int level, int width) {
        TreeHasher hasher = new TreeHasher();
        Hash hash = leaf;
        for (int height = 0; height < level * Tile.HEIGHT; height++) {
            hash = hasher.node(hash, hash);
        }
        ByteArrayOutputStream hashes = new ByteArrayOutputStream(width * Hash.LENGTH);
        for (int i = 0; i < width; i++) {
            hashes.writeBytes(hash.bytes());
        }
        return hashes.toByteArray();
    }
}

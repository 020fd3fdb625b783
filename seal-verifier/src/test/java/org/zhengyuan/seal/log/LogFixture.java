package org.zhengyuan.seal.log;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.zhengyuan.seal.crypto.KeyAlgorithm;
import org.zhengyuan.seal.crypto.SoftwareKey;
import org.zhengyuan.seal.proof.BundlePath;
import org.zhengyuan.seal.proof.Checkpoint;
import org.zhengyuan.seal.proof.EntryBundle;
import org.zhengyuan.seal.proof.FactKind;
import org.zhengyuan.seal.proof.Frontier;
import org.zhengyuan.seal.proof.LogEntry;
import org.zhengyuan.seal.proof.LogPath;
import org.zhengyuan.seal.proof.NoteSigner;
import org.zhengyuan.seal.proof.SignedNote;
import org.zhengyuan.seal.proof.TileAssembly;
import org.zhengyuan.seal.proof.TreeHasher;

/** Logs written into folders, honest and otherwise. */
public final class LogFixture {
    public static final String ORIGIN = "exchange.example.cn/log";
    public static final Instant TIME = Instant.parse("2026-11-22T01:02:03Z");
    public static final NoteSigner LOG = NoteSigner.of(SoftwareKey.generate(ORIGIN, KeyAlgorithm.ED25519));

    private LogFixture() {}

    public static List<byte[]> entries(int count) {
        TreeHasher hasher = new TreeHasher();
        List<byte[]> entries = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            byte[] seed = {(byte) i, (byte) (i >> 8), (byte) (i >> 16)};
            entries.add(LogEntry.of(FactKind.PULL, hasher.leaf(seed)).encode());
        }
        return entries;
    }

    /** Another entry for one index. */
    public static List<byte[]> replaced(List<byte[]> entries, int index) {
        List<byte[]> changed = new ArrayList<>(entries);
        byte[] entry = entries.get(index).clone();
        entry[20] ^= 1;
        changed.set(index, entry);
        return changed;
    }

    /** Writes a whole log; gives its checkpoint. */
    public static byte[] write(Path folder, List<byte[]> entries) throws IOException {
        TreeHasher hasher = new TreeHasher();
        Frontier frontier = new Frontier();
        TileAssembly tiles = new TileAssembly();
        entries.forEach(entry -> frontier.append(hasher.leaf(entry), tiles));
        for (TileAssembly.Written written : tiles.drain()) {
            put(folder, written.tile(), written.hashes());
        }
        for (int from = 0; from < entries.size(); from += LogPath.FULL) {
            List<byte[]> some = entries.subList(from, Math.min(entries.size(), from + LogPath.FULL));
            put(folder, new BundlePath(from / LogPath.FULL, some.size()), EntryBundle.encode(some));
        }
        byte[] checkpoint = checkpoint(frontier);
        Files.createDirectories(folder);
        Files.write(folder.resolve("checkpoint"), checkpoint);
        return checkpoint;
    }

    public static byte[] checkpoint(Frontier frontier) {
        String text = Checkpoint.of(ORIGIN, frontier.size(), frontier.root()).text();
        return new SignedNote(text, List.of(LOG.sign(text, TIME))).format().getBytes(StandardCharsets.UTF_8);
    }

    public static void put(Path folder, LogPath resource, byte[] bytes) throws IOException {
        Path file = folder.resolve(resource.path());
        Files.createDirectories(java.util.Objects.requireNonNull(file.getParent()));
        Files.write(file, bytes);
    }
}

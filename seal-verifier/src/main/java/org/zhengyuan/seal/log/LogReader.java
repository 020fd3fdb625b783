package org.zhengyuan.seal.log;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.Arrays;
import java.util.List;
import org.zhengyuan.seal.proof.BundlePath;
import org.zhengyuan.seal.proof.EntryBundle;
import org.zhengyuan.seal.proof.Hash;
import org.zhengyuan.seal.proof.LogPath;
import org.zhengyuan.seal.proof.MalformedException;
import org.zhengyuan.seal.proof.SignedNote;
import org.zhengyuan.seal.proof.Tile;
import org.zhengyuan.seal.proof.TileReader;

/** Tiles, entries and checkpoint of a log. Where a partial resource is gone because the full one exists, its beginning is taken from that. */
public final class LogReader implements TileReader {
    private static final int MOST_BUNDLE_BYTES = LogPath.FULL * (2 + 0xffff);

    private final LogFiles files;

    public LogReader(LogFiles files) {
        this.files = files;
    }

    /** What {@code checkpoint} holds, unparsed; of what is too long for one, more than {@link SignedNote} takes. */
    public byte[] checkpoint() throws IOException {
        return files.read("checkpoint", SignedNote.MOST_BYTES);
    }

    @Override
    public byte[] read(Tile tile) throws IOException {
        try {
            return exactly(tile, files.read(tile.path(), LogPath.FULL * Hash.LENGTH));
        } catch (NoSuchFileException e) {
            if (!tile.isPartial()) {
                throw e;
            }
            Tile full = new Tile(tile.level(), tile.index(), LogPath.FULL);
            return Arrays.copyOf(exactly(full, whole(full, e)), tile.byteLength());
        }
    }

    private byte[] whole(LogPath full, NoSuchFileException partial) throws IOException {
        try {
            return files.read(full.path(), MOST_BUNDLE_BYTES);
        } catch (NoSuchFileException e) {
            partial.addSuppressed(e);
            throw partial;
        }
    }

    private static byte[] exactly(Tile tile, byte[] bytes) throws IOException {
        if (bytes.length > LogPath.FULL * Hash.LENGTH) {
            throw new NotOfThisFormException(tile.path() + " has more than " + tile.byteLength() + " bytes");
        }
        if (bytes.length != tile.byteLength()) {
            throw new NotOfThisFormException(tile.path() + " has " + bytes.length + " bytes, not " + tile.byteLength());
        }
        return bytes;
    }

    /** The entries of a bundle, as many as its path says. */
    public List<byte[]> entries(BundlePath bundle) throws IOException {
        try {
            return decoded(bundle, files.read(bundle.path(), MOST_BUNDLE_BYTES));
        } catch (NoSuchFileException e) {
            if (!bundle.isPartial()) {
                throw e;
            }
            BundlePath full = new BundlePath(bundle.index(), LogPath.FULL);
            return decoded(full, whole(full, e)).subList(0, bundle.width());
        }
    }

    private static List<byte[]> decoded(BundlePath bundle, byte[] bytes) throws IOException {
        if (bytes.length > MOST_BUNDLE_BYTES) {
            throw new NotOfThisFormException(bundle.path() + " has more than " + MOST_BUNDLE_BYTES + " bytes");
        }
        try {
            return EntryBundle.decode(bytes, bundle.width());
        } catch (MalformedException e) {
            throw new NotOfThisFormException(bundle.path() + ": " + e.reason(), e);
        }
    }
}

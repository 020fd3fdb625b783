package org.zhengyuan.seal.log;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.Arrays;
import java.util.List;
import org.zhengyuan.seal.proof.BundlePath;
import org.zhengyuan.seal.proof.EntryBundle;
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

    /** What {@code checkpoint} holds, unparsed. */
    public byte[] checkpoint() throws IOException {
        return files.read("checkpoint", SignedNote.MOST_BYTES);
    }

    @Override
    public byte[] read(Tile tile) throws IOException {
        try {
            return exactly(tile, files.read(tile.path(), LogPath.FULL * 32));
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
        if (bytes.length != tile.byteLength()) {
            throw new NotOfThisFormException(tile.path() + " has " + bytes.length + " bytes, not " + tile.byteLength());
        }
        return bytes;
    }

    /** The entries of a bundle, as many as its path says. */
    public List<byte[]> entries(BundlePath bundle) throws IOException {
        try {
            try {
                return EntryBundle.decode(files.read(bundle.path(), MOST_BUNDLE_BYTES), bundle.width());
            } catch (NoSuchFileException e) {
                if (!bundle.isPartial()) {
                    throw e;
                }
                byte[] full = whole(new BundlePath(bundle.index(), LogPath.FULL), e);
                return EntryBundle.decode(full, LogPath.FULL).subList(0, bundle.width());
            }
        } catch (MalformedException e) {
            throw new NotOfThisFormException(bundle.path() + ": " + e.reason(), e);
        }
    }
}

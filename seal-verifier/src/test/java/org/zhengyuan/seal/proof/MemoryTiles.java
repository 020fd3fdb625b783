package org.zhengyuan.seal.proof;

import java.nio.file.NoSuchFileException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Tiles of a growing tree kept in memory, as a server would keep them: every width that ever was, by path. */
final class MemoryTiles implements TileReader {
    private final Map<String, byte[]> tiles = new TreeMap<>();
    private final Frontier frontier = new Frontier();
    private TileAssembly assembly = new TileAssembly();

    void append(List<Hash> leaves) {
        leaves.forEach(leaf -> frontier.append(leaf, assembly));
        assembly.drain().forEach(written -> tiles.put(written.tile().path(), written.hashes()));
    }

    void restart() throws java.io.IOException {
        assembly = TileAssembly.resumed(frontier.size(), this);
    }

    Frontier frontier() {
        return frontier;
    }

    Map<String, byte[]> files() {
        return tiles;
    }

    /** For sizes that never were drained: as if their partial tiles existed. */
    byte[] beginningOf(Tile tile) throws NoSuchFileException {
        for (int width = tile.width(); width <= LogPath.FULL; width++) {
            byte[] wider = tiles.get(new Tile(tile.level(), tile.index(), width).path());
            if (wider != null) {
                return Arrays.copyOf(wider, tile.byteLength());
            }
        }
        throw new NoSuchFileException(tile.path());
    }

    @Override
    public byte[] read(Tile tile) throws NoSuchFileException {
        byte[] exact = tiles.get(tile.path());
        byte[] found = exact != null ? exact : tiles.get(new Tile(tile.level(), tile.index(), LogPath.FULL).path());
        if (found == null) {
            throw new NoSuchFileException(tile.path());
        }
        return Arrays.copyOf(found, tile.byteLength());
    }
}

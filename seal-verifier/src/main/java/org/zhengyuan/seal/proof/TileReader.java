package org.zhengyuan.seal.proof;

import java.io.IOException;

/** Where the hashes of a tiled log lie: a database, a folder, a web server. */
@FunctionalInterface
public interface TileReader {
    /**
     * The hashes of the tile one after the other, exactly {@code tile.byteLength()} bytes. A reader that holds only a wider tile of the same
     * place, because the log has grown since, gives its beginning.
     *
     * @throws java.nio.file.NoSuchFileException if there is no such tile
     * @throws IOException if it could not be read, or what lies there is not such a tile
     */
    byte[] read(Tile tile) throws IOException;
}

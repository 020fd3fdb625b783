package org.zhengyuan.seal.log;

import java.io.IOException;
import java.util.Arrays;
import java.util.OptionalLong;
import org.zhengyuan.seal.proof.Hash;
import org.zhengyuan.seal.proof.LogPath;
import org.zhengyuan.seal.proof.Tile;

/** The first leaf in which two copies of a log differ, by the tiles of the lowest level. */
final class FirstDifference {
    private FirstDifference() {}

    /** Empty if the shorter copy is the beginning of the longer one, or they are alike. */
    static OptionalLong between(LogReader one, long oneSize, LogReader other, long otherSize) throws IOException {
        long common = Math.min(oneSize, otherSize);
        for (long index = 0; index * LogPath.FULL < common; index++) {
            byte[] left = one.read(Tile.of(0, index, oneSize));
            byte[] right = other.read(Tile.of(0, index, otherSize));
            int differing = Arrays.mismatch(left, right);
            if (differing >= 0 && differing < Math.min(left.length, right.length)) {
                return OptionalLong.of(index * LogPath.FULL + differing / Hash.LENGTH);
            }
        }
        return OptionalLong.empty();
    }
}

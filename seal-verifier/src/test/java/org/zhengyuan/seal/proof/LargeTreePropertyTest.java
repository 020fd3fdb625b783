package org.zhengyuan.seal.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Trees of random sizes with several levels of tiles, grown in random batches. */
class LargeTreePropertyTest {
    private static final int LARGEST = 140_000;
    private static final NaiveTree NAIVE = NaiveTree.of(LARGEST, 11);
    private static final MemoryTiles TILES = new MemoryTiles();

    static {
        TILES.append(NAIVE.leaves());
    }

    @Property(tries = 300)
    void proofsFromTheTilesOfAGrownTreeHoldAtAnySize(
            @ForAll @IntRange(min = 1, max = LARGEST) int first, @ForAll @IntRange(min = 1, max = LARGEST) int second)
            throws IOException {
        int size = Math.max(first, second);
        int earlier = Math.min(first, second);
        TiledTree tree = new TiledTree(size, TILES::beginningOf);
        Hash root = NAIVE.root(size);
        assertThat(tree.root()).isEqualTo(root);
        assertThat(tree.root(earlier)).isEqualTo(NAIVE.root(earlier));
        assertThat(tree.inclusion(earlier - 1).path()).isEqualTo(NAIVE.path(earlier - 1, size));
        assertThat(tree.inclusion(earlier - 1).proves(NAIVE.leaves().get(earlier - 1), root))
                .isTrue();
        assertThat(tree.consistency(earlier).path()).isEqualTo(NAIVE.proof(earlier, size));
        assertThat(tree.consistency(earlier).proves(NAIVE.root(earlier), root)).isTrue();
    }

    @Property(tries = 60)
    void aTreeGrownInBatchesWithRestartsWritesEveryTileOfEverySizeItHad(
            @ForAll List<@IntRange(min = 1, max = 1500) Integer> batches) throws IOException {
        MemoryTiles tiles = new MemoryTiles();
        int size = 0;
        for (int batch : batches) {
            tiles.append(NAIVE.leaves().subList(size, size + batch));
            size += batch;
            assertThat(tiles.frontier().root()).isEqualTo(NAIVE.root(size));
            assertThat(new TiledTree(size, tiles).root()).isEqualTo(NAIVE.root(size));
            tiles.restart();
        }
    }
}

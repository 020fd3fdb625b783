package org.zhengyuan.seal.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.TreeMap;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/** C2SP tlog-tiles: how tiles and bundles are named and which of them a tree has. */
class TilePathTest {
    @Example
    void theIndexIsWrittenInGroupsOfThreeDigits() {
        assertThat(new Tile(0, 1_234_067, 256).path()).isEqualTo("tile/0/x001/x234/067");
        assertThat(new Tile(0, 0, 256).path()).isEqualTo("tile/0/000");
        assertThat(new Tile(63, 273, 112).path()).isEqualTo("tile/63/273.p/112");
        assertThat(new BundlePath(1000, 7).path()).isEqualTo("tile/entries/x001/000.p/7");
    }

    @Example
    void aTreeOf70000LeavesHasTheTilesOfTheSpecificationsExample() throws Exception {
        NaiveTree naive = NaiveTree.of(70_000, 3);
        MemoryTiles tiles = new MemoryTiles();
        tiles.append(naive.leaves());

        TreeMap<String, byte[]> files = new TreeMap<>(tiles.files());
        assertThat(files).hasSize(273 + 1 + 1 + 1 + 1);
        assertThat(files)
                .containsKeys("tile/0/272", "tile/0/273.p/112", "tile/1/000", "tile/1/001.p/17", "tile/2/000.p/1");
        assertThat(Tile.of(1, 1, 70_000)).isEqualTo(LogPath.parse("tile/1/001.p/17"));
    }

    @Example
    void aTreeOf256LeavesHasAFullTileAndOneHashAbove() {
        MemoryTiles tiles = new MemoryTiles();
        tiles.append(NaiveTree.of(256, 3).leaves());
        assertThat(tiles.files()).containsOnlyKeys("tile/0/000", "tile/1/000.p/1");
    }

    @Property
    void everyPathIsReadBack(
            @ForAll @IntRange(max = 63) int level,
            @ForAll @LongRange(max = 999_999_999_999_999_999L) long index,
            @ForAll @IntRange(min = 1, max = 256) int width)
            throws Exception {
        Tile tile = new Tile(level, index, width);
        BundlePath bundle = new BundlePath(index, width);
        assertThat(LogPath.parse(tile.path())).isEqualTo(tile);
        assertThat(LogPath.parse(bundle.path())).isEqualTo(bundle);
    }

    @Example
    void otherSpellingsAreRefused() {
        for (String wrong : List.of(
                "",
                "tile/0/0",
                "tile/00/000",
                "tile/64/000",
                "tile/-1/000",
                "tile/0/x000/001",
                "tile/0/001/002",
                "tile/0/x001/x002",
                "tile/0/1234",
                "tile/0/000.p/0",
                "tile/0/000.p/256",
                "tile/0/000.p/007",
                "tile/0/000.p/",
                "tile/0/000/",
                "/tile/0/000",
                "tile/entries/000.p/999",
                "tile/entries/../000",
                "tile/entry/000",
                "tile/0/٠٠٠",
                "tile/0/x001/x001/x001/x001/x001/x001/001")) {
            assertThatExceptionOfType(MalformedException.class).isThrownBy(() -> LogPath.parse(wrong));
        }
    }
}

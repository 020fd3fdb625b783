package org.zhengyuan.seal.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Roots and proofs that another program, in another language, computed from the definitions. */
class OwnVectorsTest {
    private static final int LEAVES = 1000;

    @Test
    void rootsAndProofsAreThoseOfTheOtherProgram() throws Exception {
        MemoryTiles tiles = new MemoryTiles();
        Map<Integer, Hash> roots = new HashMap<>(Map.of(0, tiles.frontier().root()));
        for (int i = 0; i < LEAVES; i++) {
            tiles.append(List.of(leaf(i)));
            roots.put(i + 1, tiles.frontier().root());
        }
        int checked = 0;
        for (String[] vector : vectors()) {
            int first = Integer.parseInt(vector[1]);
            if (vector[0].equals("root")) {
                assertThat(roots.get(first)).isEqualTo(Hash.ofBase64(vector[2]));
            } else {
                int size = Integer.parseInt(vector[2]);
                TiledTree tree = new TiledTree(size, tiles);
                List<Hash> path = hashes(vector);
                if (vector[0].equals("inclusion")) {
                    assertThat(tree.inclusion(first)).isEqualTo(new InclusionProof(first, size, path));
                } else {
                    assertThat(tree.consistency(first)).isEqualTo(new ConsistencyProof(first, size, path));
                }
            }
            checked++;
        }
        assertThat(checked).isEqualTo(27);
    }

    private static Hash leaf(int index) {
        return new TreeHasher().leaf(("zhengyuan leaf " + index).getBytes(StandardCharsets.US_ASCII));
    }

    private static List<Hash> hashes(String[] vector) throws MalformedException {
        List<Hash> hashes = new ArrayList<>();
        for (int i = 3; i < vector.length; i++) {
            hashes.add(Hash.ofBase64(vector[i]));
        }
        return hashes;
    }

    private static List<String[]> vectors() throws Exception {
        try (InputStream file =
                Objects.requireNonNull(OwnVectorsTest.class.getResourceAsStream("/vectors/merkle-own.tsv"))) {
            String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            return text.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t"))
                    .toList();
        }
    }
}

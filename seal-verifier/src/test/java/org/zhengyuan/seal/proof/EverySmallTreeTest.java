package org.zhengyuan.seal.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Every size up to 300, with every index and every earlier size, against the plainest tree. */
class EverySmallTreeTest {
    private static final int LARGEST = 300;
    private static final NaiveTree NAIVE = NaiveTree.of(LARGEST, 7);
    private static final MemoryTiles TILES = new MemoryTiles();

    @BeforeAll
    static void grow() {
        NAIVE.leaves().forEach(leaf -> TILES.append(List.of(leaf)));
    }

    @Test
    void theFrontierHasTheRootOfEverySizeAndSurvivesBeingWrittenDown() {
        Frontier frontier = new Frontier();
        for (int size = 0; size <= LARGEST; size++) {
            assertThat(frontier.root()).isEqualTo(NAIVE.root(size));
            frontier = Frontier.of(frontier.size(), frontier.edge());
            assertThat(frontier.root()).isEqualTo(NAIVE.root(size));
            if (size < LARGEST) {
                frontier.append(NAIVE.leaves().get(size));
            }
        }
    }

    @Test
    void inclusionIsProvedForEveryLeafOfEverySize() throws IOException {
        for (int size = 1; size <= LARGEST; size++) {
            TiledTree tree = new TiledTree(size, TILES);
            Hash root = NAIVE.root(size);
            assertThat(tree.root()).isEqualTo(root);
            for (int index = 0; index < size; index++) {
                InclusionProof proof = tree.inclusion(index);
                assertThat(proof.path()).isEqualTo(NAIVE.path(index, size));
                assertThat(proof.proves(NAIVE.leaves().get(index), root)).isTrue();
            }
        }
    }

    @Test
    void consistencyIsProvedForEveryPairOfSizes() throws IOException {
        for (int size = 0; size <= LARGEST; size++) {
            TiledTree tree = new TiledTree(size, TILES);
            for (int earlier = 0; earlier <= size; earlier++) {
                ConsistencyProof proof = tree.consistency(earlier);
                assertThat(proof.path()).isEqualTo(NAIVE.proof(earlier, size));
                assertThat(proof.proves(NAIVE.root(earlier), NAIVE.root(size))).isTrue();
            }
        }
    }

    @Test
    void anInclusionProofHoldsForNoOtherIndexOfItsSize() throws IOException {
        for (int size = 1; size <= 70; size++) {
            for (int index = 0; index < size; index++) {
                List<Hash> path = NAIVE.path(index, size);
                Hash leaf = NAIVE.leaves().get(index);
                for (int wrong = -1; wrong <= size; wrong++) {
                    assertThat(new InclusionProof(wrong, size, path).proves(leaf, NAIVE.root(size)))
                            .isEqualTo(wrong == index);
                }
            }
        }
    }

    @Test
    void everyChangeOfAnInclusionPathIsRefused() {
        for (int size = 1; size <= LARGEST; size += 7) {
            for (int index = 0; index < size; index += 3) {
                Hash leaf = NAIVE.leaves().get(index);
                for (List<Hash> changed : changes(NAIVE.path(index, size))) {
                    assertThat(new InclusionProof(index, size, changed).proves(leaf, NAIVE.root(size)))
                            .isFalse();
                }
            }
        }
    }

    @Test
    void everyChangeOfAConsistencyPathIsRefused() {
        for (int size = 1; size <= LARGEST; size += 7) {
            for (int earlier = 1; earlier <= size; earlier += 3) {
                for (List<Hash> changed : changes(NAIVE.proof(earlier, size))) {
                    assertThat(new ConsistencyProof(earlier, size, changed)
                                    .proves(NAIVE.root(earlier), NAIVE.root(size)))
                            .isFalse();
                }
            }
        }
    }

    @Test
    void aConsistencyProofHoldsForNoOtherOldSize() {
        for (int size = 1; size <= 70; size++) {
            for (int earlier = 1; earlier <= size; earlier++) {
                List<Hash> path = NAIVE.proof(earlier, size);
                for (int wrong = -1; wrong <= size + 1; wrong++) {
                    assertThat(new ConsistencyProof(wrong, size, path).proves(NAIVE.root(earlier), NAIVE.root(size)))
                            .isEqualTo(wrong == earlier);
                }
            }
        }
    }

    /** One element missing, one twice, one strange, one flipped bit in each, two changed places. */
    private static List<List<Hash>> changes(List<Hash> path) {
        List<List<Hash>> changes = new ArrayList<>();
        Hash strange = new TreeHasher().leaf(new byte[] {42});
        changes.add(with(path, path.size(), strange));
        for (int i = 0; i < path.size(); i++) {
            List<Hash> shorter = new ArrayList<>(path);
            shorter.remove(i);
            changes.add(shorter);
            changes.add(with(path, i, path.get(i)));
            changes.add(with(path, i, strange));
            List<Hash> flipped = new ArrayList<>(path);
            byte[] bytes = path.get(i).bytes();
            bytes[i % Hash.LENGTH] ^= (byte) (1 << (i % 8));
            flipped.set(i, Hash.of(bytes));
            changes.add(flipped);
            if (i > 0) {
                List<Hash> swapped = new ArrayList<>(path);
                Collections.swap(swapped, i - 1, i);
                changes.add(swapped);
            }
        }
        return changes;
    }

    private static List<Hash> with(List<Hash> path, int at, Hash more) {
        List<Hash> longer = new ArrayList<>(path);
        longer.add(at, more);
        return longer;
    }
}

package org.zhengyuan.exchange.lineage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class CombinationsTest {
    @Test
    void theFirstOfEachComesFirstAndEveryCombinationOnce() {
        assertThat(all(List.of(List.of("a", "b"), List.of("1"), List.of("x", "y"))))
                .startsWith(List.of("a", "1", "x"))
                .containsExactlyInAnyOrder(
                        List.of("a", "1", "x"), List.of("b", "1", "x"), List.of("a", "1", "y"), List.of("b", "1", "y"));
    }

    @Test
    void nothingToChooseIsOneCombinationAndAPlaceWithoutAChoiceNone() {
        assertThat(all(List.of())).containsExactly(List.of());
        assertThat(all(List.of(List.of("a"), List.of()))).isEmpty();
    }

    @Test
    void thereAreNoMoreThanAreTried() {
        assertThat(all(Collections.nCopies(40, List.of("a", "b")))).hasSize(RestoringElements.MOST);
    }

    private static List<List<String>> all(List<List<String>> choices) {
        List<List<String>> all = new ArrayList<>();
        new Combinations<>(choices).forEachRemaining(all::add);
        return all;
    }
}

package org.zhengyuan.exchange.lineage;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/** One of each list in turn, the first ones first; no more than {@link RestoringElements#MOST} of them. One thread. */
final class Combinations<T> implements Iterator<List<T>> {
    private final List<List<T>> choices;
    private final int[] chosen;
    private int given;
    private boolean over;

    /** @param choices what there is for each place; where one has nothing there is no combination */
    Combinations(List<List<T>> choices) {
        this.choices = choices;
        this.chosen = new int[choices.size()];
        this.over = choices.stream().anyMatch(List::isEmpty);
    }

    @Override
    public boolean hasNext() {
        return !over && given < RestoringElements.MOST;
    }

    @Override
    public List<T> next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        List<T> combination = new ArrayList<>(chosen.length);
        for (int place = 0; place < chosen.length; place++) {
            combination.add(choices.get(place).get(chosen[place]));
        }
        given++;
        advance();
        return combination;
    }

    private void advance() {
        for (int place = 0; place < chosen.length; place++) {
            if (++chosen[place] < choices.get(place).size()) {
                return;
            }
            chosen[place] = 0;
        }
        over = true;
    }
}

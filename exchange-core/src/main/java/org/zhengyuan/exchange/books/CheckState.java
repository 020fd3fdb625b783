package org.zhengyuan.exchange.books;

import java.util.List;
import java.util.Set;
import org.zhengyuan.seal.proof.Hash;

/**
 * How far a check has come, so that it can go on after an interruption.
 *
 * @param origin of the log
 * @param leaves so many leaves and their rows agreed
 * @param edge of the tree over them
 * @param done steps that were wholly made and found nothing
 */
public record CheckState(String origin, long leaves, List<Hash> edge, Set<String> done) {
    public CheckState {
        edge = List.copyOf(edge);
        done = Set.copyOf(done);
    }

    public static CheckState begin(String origin) {
        return new CheckState(origin, 0, List.of(), Set.of());
    }

    public boolean hasBegun() {
        return leaves > 0;
    }
}

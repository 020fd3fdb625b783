package org.zhengyuan.exchange.books;

import java.util.OptionalLong;
import org.zhengyuan.seal.report.Wording;

/**
 * Where the database and the log part.
 *
 * @param leaf index of the leaf that shows it; empty where none does
 * @param why names what differs, and how; never a value or an identifier
 */
public record Difference(OptionalLong leaf, Wording why) {
    public static Difference at(long leaf, Wording why) {
        return new Difference(OptionalLong.of(leaf), why);
    }

    public static Difference of(Wording why) {
        return new Difference(OptionalLong.empty(), why);
    }
}

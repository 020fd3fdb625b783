package org.zhengyuan.exchange.intake;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zhengyuan.exchange.intake.format.RawRow;
import org.zhengyuan.exchange.problem.Expected;

/**
 * A row that was refused.
 *
 * @param cells the row's cells in the file's own columns, as delivered
 */
public record RefusedRow(long row, List<Reason> reasons, List<@Nullable String> cells) {
    /**
     * One reason.
     *
     * @param code stable, for example {@code value.check-digit}, {@code row.repeated-key}
     * @param field item code it concerns; empty where it concerns the row
     * @param expected what would have been right
     */
    public record Reason(String code, String field, Expected expected) {}

    public RefusedRow {
        reasons = List.copyOf(reasons);
    }

    /** A row that is refused as a whole, for one reason. */
    static RefusedRow of(RawRow raw, String code, Expected expected) {
        return new RefusedRow(raw.number(), List.of(new Reason(code, "", expected)), Arrays.asList(raw.original()));
    }
}

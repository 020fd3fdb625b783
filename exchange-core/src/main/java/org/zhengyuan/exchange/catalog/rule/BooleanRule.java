package org.zhengyuan.exchange.catalog.rule;

import java.util.Locale;
import org.apache.avro.Schema;
import org.zhengyuan.exchange.catalog.rule.Standardized.Invalid;
import org.zhengyuan.exchange.catalog.rule.Standardized.Reason;
import org.zhengyuan.exchange.catalog.rule.Standardized.Valid;
import org.zhengyuan.exchange.problem.Expected;

/** Yes or no; standard form: Avro boolean. Accepts 是/否, Y/N, yes/no, true/false, 1/0, 有/无. */
final class BooleanRule implements ValueRule {
    private static final Valid YES = new Valid(true);
    private static final Valid NO = new Valid(false);
    private static final Invalid NEITHER = new Invalid(Reason.NOT_IN_LIST, Expected.of("yes-or-no"));

    @Override
    public Schema type() {
        return AvroTypes.BOOLEAN;
    }

    @Override
    public Standardized standardize(String text) {
        return switch (Folding.figure(text).toLowerCase(Locale.ROOT)) {
            case "" -> Valid.EMPTY;
            case "1", "true", "y", "yes", "是", "有" -> YES;
            case "0", "false", "n", "no", "否", "无" -> NO;
            default -> NEITHER;
        };
    }

    @Override
    public String text(Object value) {
        return value.toString();
    }
}

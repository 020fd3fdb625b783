package org.zhengyuan.exchange.books;

import java.math.BigDecimal;
import tools.jackson.databind.JsonNode;

/** A value as a fact tells it and as a row has it. */
final class ToldValue {
    private static final int MOST_DIGITS = 15;

    private static final BigDecimal LARGE = new BigDecimal("1e15");

    private static final BigDecimal SMALL = new BigDecimal("1e-6");

    private ToldValue() {}

    /** Numbers by what they are worth, objects whatever the order of their members; null is like nothing but null. */
    static boolean isAlike(JsonNode told, JsonNode row) {
        if (isNothing(told) || isNothing(row)) {
            return isNothing(told) && isNothing(row);
        }
        if (row.isNumber()) {
            return told.isNumber()
                    ? told.decimalValue().compareTo(row.decimalValue()) == 0
                    : told.isString()
                            && isLong(row.decimalValue())
                            && told.asString().equals(text(row.decimalValue()));
        }
        if (row.isObject() && told.isObject()) {
            return row.size() == told.size()
                    && row.propertyNames().stream()
                            .allMatch(name -> told.has(name) && isAlike(told.get(name), row.get(name)));
        }
        if (row.isArray() && told.isArray() && row.size() == told.size()) {
            for (int i = 0; i < row.size(); i++) {
                if (!isAlike(told.get(i), row.get(i))) {
                    return false;
                }
            }
            return true;
        }
        return row.equals(told);
    }

    private static boolean isNothing(JsonNode value) {
        return value.isMissingNode() || value.isNull();
    }

    /** Numbers that not every reader of JSON keeps stand in facts as texts. */
    private static boolean isLong(BigDecimal number) {
        BigDecimal size = number.abs();
        return number.signum() != 0
                && (size.compareTo(LARGE) >= 0
                        || size.compareTo(SMALL) < 0
                        || text(size).replace(".", "").length() > MOST_DIGITS);
    }

    private static String text(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }
}

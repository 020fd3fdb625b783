package org.zhengyuan.exchange.catalog.rule;

import org.zhengyuan.exchange.catalog.rule.Standardized.Invalid;
import org.zhengyuan.exchange.catalog.rule.Standardized.Reason;
import org.zhengyuan.exchange.catalog.rule.Standardized.Valid;
import org.zhengyuan.exchange.problem.Expected;

/**
 * Real-estate unit number (不动产单元号), 28 characters: division (6 digits), cadastral area and sub-area (3 + 3), parcel letters (2) and
 * sequence (5), fixture letter (1) and sequence (8). The layout is the one in common use; it was not compared with the standard's text.
 */
final class RealEstateUnitRule extends StandardText {
    private static final String LAYOUT = "999999999999AA99999A99999999";
    private static final Invalid LENGTH = new Invalid(Reason.LENGTH, Expected.of("characters", 28));
    private static final Invalid CHARACTERS = new Invalid(Reason.CHARACTERS, Expected.of("real-estate-unit.form"));

    @Override
    public Standardized standardize(String text) {
        String unit = Folding.identifier(text);
        if (unit.length() != LAYOUT.length()) {
            if (unit.isEmpty()) {
                return Valid.EMPTY;
            }
            return LostDigits.inExponent(unit) ? LostDigits.INVALID : LENGTH;
        }
        for (int i = 0; i < LAYOUT.length(); i++) {
            char c = unit.charAt(i);
            boolean fits = LAYOUT.charAt(i) == '9' ? c >= '0' && c <= '9' : c >= 'A' && c <= 'Z';
            if (!fits) {
                return CHARACTERS;
            }
        }
        return new Valid(unit);
    }
}

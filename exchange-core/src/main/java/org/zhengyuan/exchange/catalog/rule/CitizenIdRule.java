package org.zhengyuan.exchange.catalog.rule;

import java.time.LocalDate;
import org.zhengyuan.exchange.catalog.rule.Standardized.Invalid;
import org.zhengyuan.exchange.catalog.rule.Standardized.Reason;
import org.zhengyuan.exchange.catalog.rule.Standardized.Valid;
import org.zhengyuan.exchange.problem.Expected;

/**
 * Citizen identification number (公民身份号码, GB 11643): division, birth date, sequence, check character. The division's plausibility
 * is not checked: it is where the number was first given, under codes of that time.
 */
final class CitizenIdRule extends StandardText {
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECKS = "10X98765432";
    private static final int EARLIEST_YEAR = 1850;

    private static final Invalid LENGTH = new Invalid(Reason.LENGTH, Expected.of("characters", 18));
    private static final Invalid OLD = new Invalid(Reason.LENGTH, Expected.of("citizen-id.old"));
    private static final Invalid CHARACTERS = new Invalid(Reason.CHARACTERS, Expected.of("citizen-id.form"));
    private static final Invalid CHECK = new Invalid(Reason.CHECK_DIGIT, Expected.of("check-character", "GB 11643"));
    private static final Invalid NOT_A_DATE = new Invalid(Reason.NOT_A_DATE, Expected.of("citizen-id.birth-date"));
    private static final Invalid RANGE =
            new Invalid(Reason.OUT_OF_RANGE, Expected.of("citizen-id.birth-range", EARLIEST_YEAR));

    private final long latest;

    CitizenIdRule(LocalDate latest) {
        this.latest = latest.toEpochDay();
    }

    @Override
    public Standardized standardize(String text) {
        String id = Folding.identifier(text);
        if (id.length() != WEIGHTS.length + 1) {
            return ofWrongLength(id);
        }
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            int digit = id.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return LostDigits.inExponent(id) ? LostDigits.INVALID : CHARACTERS;
            }
            sum += digit * WEIGHTS[i];
        }
        char last = id.charAt(WEIGHTS.length);
        if (last != CHECKS.charAt(sum % 11)) {
            if ((last < '0' || last > '9') && last != 'X') {
                return CHARACTERS;
            }
            return LostDigits.inTail(id) ? LostDigits.INVALID : CHECK;
        }
        return ofBirthDate(id);
    }

    private Standardized ofBirthDate(String id) {
        int year = Digits.at(id, 6, 4);
        int day = Days.of(year, Digits.at(id, 10, 2), Digits.at(id, 12, 2));
        if (day == Days.NONE) {
            return NOT_A_DATE;
        }
        return year < EARLIEST_YEAR || day > latest ? RANGE : new Valid(id);
    }

    private static Standardized ofWrongLength(String id) {
        if (id.isEmpty()) {
            return Valid.EMPTY;
        }
        if (LostDigits.inExponent(id)) {
            return LostDigits.INVALID;
        }
        return id.length() == 15 && Digits.at(id, 0, 9) >= 0 && Digits.at(id, 9, 6) >= 0 ? OLD : LENGTH;
    }
}

package org.zhengyuan.exchange.intake.format;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Set;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.jspecify.annotations.Nullable;
import org.zhengyuan.exchange.problem.Expected;

/** The text a spreadsheet cell stands for. */
final class XlsxCells {
    /** Beyond this many digits a spreadsheet, which counts in binary, has rounded. */
    private static final int EXACT_DIGITS = 15;

    static final String ERROR = "cell.error";
    private static final String FORMULA = "cell.formula";
    private static final String IN_IDENTIFIER = "cell.number-in-identifier";

    /** What a cell shows that has no value; a refusal file gives such a cell back as this text. */
    private static final Set<String> ERRORS = Set.of(
            "#NULL!",
            "#DIV/0!",
            "#VALUE!",
            "#REF!",
            "#NAME?",
            "#NUM!",
            "#N/A",
            "#GETTING_DATA",
            "#SPILL!",
            "#CALC!",
            "#FIELD!");

    private static final String NO_VALUE = "#N/A";
    private static final String NO_NUMBER = "#NUM!";
    private static final int LARGEST_EXPONENT = 100;
    private static final long SECONDS_OF_DAY = 86_400;
    private static final long LAST_DAY = 2_958_465;
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

    private final boolean from1904;

    XlsxCells(boolean from1904) {
        this.from1904 = from1904;
    }

    /** The text stands for no value: an error that a refusal file gives back. */
    static boolean isError(@Nullable String text) {
        return text != null && ERRORS.contains(text);
    }

    /** Null for an empty cell. */
    @Nullable
    String text(@Nullable Cell cell) {
        if (cell == null || cell.getType() == CellType.EMPTY) {
            return null;
        }
        String raw = cell.getRawValue();
        if (raw == null) {
            return cell.getFormula() == null ? null : NO_VALUE;
        }
        if (cell.getType() == CellType.BOOLEAN) {
            return raw.equals("1") ? "true" : "false";
        }
        if (cell.getType() != CellType.NUMBER || !(cell.getValue() instanceof BigDecimal number)) {
            return raw;
        }
        boolean date = DateFormats.isDate(cell.getDataFormatId(), cell.getDataFormatString());
        String text = date ? date(number) : null;
        String shown = text == null ? plain(number) : text;
        return shown == null ? NO_NUMBER : shown;
    }

    /** Code of what is wrong with the cell; null for a sound one. */
    static @Nullable String faultIn(Cell cell, @Nullable String text, boolean identifier) {
        return switch (cell.getType()) {
            // A cell of type "str" without a formula is a plain text that some programs write this way.
            case FORMULA -> cell.getFormula() != null ? FORMULA : text == null ? null : CellText.faultIn(text);
            case ERROR -> ERROR;
            case NUMBER -> identifier ? IN_IDENTIFIER : isError(text) ? ERROR : null;
            case STRING -> text == null ? null : CellText.faultIn(text);
            case BOOLEAN, EMPTY -> null;
        };
    }

    /** What would have been right in place of this fault. */
    static Expected expected(String code) {
        return switch (code) {
            case ERROR -> Expected.of("readable-value");
            case FORMULA -> Expected.of("value-of-formula");
            case IN_IDENTIFIER -> Expected.of("identifier-as-text");
            default -> CellText.expected(code);
        };
    }

    private @Nullable String date(BigDecimal serial) {
        double value = serial.doubleValue();
        if (value < 0 || value > LAST_DAY + 1) {
            return null;
        }
        long seconds = Math.round(value * SECONDS_OF_DAY);
        long day = seconds / SECONDS_OF_DAY;
        LocalTime time = LocalTime.ofSecondOfDay(seconds % SECONDS_OF_DAY);
        if (day == 0 && !from1904) {
            return DateTimeFormatter.ISO_LOCAL_TIME.format(time);
        }
        try {
            LocalDate date = from1904 ? LocalDate.of(1904, 1, 1).plusDays(day) : since1900(day);
            LocalDateTime instant = date.atTime(time);
            return time.equals(LocalTime.MIDNIGHT) ? date.toString() : SECONDS.format(instant);
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** Day 60 is the 29th of February 1900 that never was; the days before it are one off. */
    private static LocalDate since1900(long day) {
        if (day == 60) {
            throw new DateTimeException("1900-02-29");
        }
        return LocalDate.of(1899, 12, day < 60 ? 31 : 30).plusDays(day);
    }

    private static @Nullable String plain(BigDecimal number) {
        if (Math.abs((long) number.scale()) > LARGEST_EXPONENT) {
            return null;
        }
        BigDecimal value = number;
        if (number.precision() > EXACT_DIGITS) {
            // 1.1 is stored as 1.1000000000000001: the shortest text of the same binary number is what the sheet shows.
            value = new BigDecimal(Double.toString(number.doubleValue()));
        }
        String text = value.toPlainString();
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }
}

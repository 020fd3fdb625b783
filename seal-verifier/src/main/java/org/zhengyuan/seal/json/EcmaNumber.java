package org.zhengyuan.seal.json;

/** How ECMAScript writes a number (ECMA-262, Number::toString), which RFC 8785, 3.2.2.3 prescribes. */
final class EcmaNumber {
    private EcmaNumber() {}

    /** @throws IllegalArgumentException for what JSON cannot write: infinities and NaN */
    static String write(double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("a number beyond what JSON can write");
        }
        if (value == 0) {
            return "0";
        }
        String java = Double.toString(Math.abs(value));
        int e = java.indexOf('E');
        String mantissa = e < 0 ? java : java.substring(0, e);
        int point = mantissa.indexOf('.');
        int exponent = e < 0 ? 0 : Integer.parseInt(java.substring(e + 1));
        String digits = mantissa.substring(0, point) + mantissa.substring(point + 1);
        int before = point + exponent; // how many digits stand before the point
        int zeros = leadingZeros(digits);
        digits = withoutZeros(digits.substring(zeros));
        before -= zeros;
        if (Math.abs(value) < Double.MIN_NORMAL && digits.length() == 2) {
            digits = shortened(digits, before, Math.abs(value));
        }
        return (value < 0 ? "-" : "") + place(digits, before);
    }

    private static int leadingZeros(String digits) {
        int zeros = 0;
        while (digits.charAt(zeros) == '0') {
            zeros++;
        }
        return zeros;
    }

    private static String withoutZeros(String digits) {
        int end = digits.length();
        while (end > 1 && digits.charAt(end - 1) == '0') {
            end--;
        }
        return digits.substring(0, end);
    }

    /** Java writes two digits where one would do; that happens only among the smallest numbers: 4.9E-324 is 5e-324. */
    private static String shortened(String digits, int before, double value) {
        int first = digits.charAt(0) - '0';
        int nearest = digits.charAt(1) >= '5' ? first + 1 : first;
        boolean same = Double.parseDouble(nearest + "E" + (before - 1)) == value;
        return same && nearest < 10 ? Integer.toString(nearest) : digits;
    }

    private static String place(String digits, int before) {
        int count = digits.length();
        if (count <= before && before <= 21) {
            return digits + "0".repeat(before - count);
        }
        if (0 < before && before <= 21) {
            return digits.substring(0, before) + "." + digits.substring(before);
        }
        if (-6 < before && before <= 0) {
            return "0." + "0".repeat(-before) + digits;
        }
        int exponent = before - 1;
        String fraction = count == 1 ? "" : "." + digits.substring(1);
        return digits.charAt(0) + fraction + "e" + (exponent < 0 ? "-" : "+") + Math.abs(exponent);
    }
}

package org.zhengyuan.exchange.intake.web;

/** Citizen identity numbers (GB 11643) with their check character. */
final class CitizenIds {
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};

    private CitizenIds() {}

    /** @param begin division and date of birth, 14 digits */
    static String of(String begin, int sequence) {
        String digits = begin + "%03d".formatted(sequence);
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += WEIGHTS[i] * (digits.charAt(i) - '0');
        }
        return digits + "10X98765432".charAt(sum % 11);
    }
}

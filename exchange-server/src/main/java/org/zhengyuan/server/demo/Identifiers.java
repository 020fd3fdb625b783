package org.zhengyuan.server.demo;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;

/**
 * Makes identifiers with right check characters. All carry the division code 230290, which no listing ever had, so that none belongs to
 * anyone.
 */
final class Identifiers {
    private static final String NOWHERE = "230290";
    private static final LocalDate FIRST_BIRTH = LocalDate.of(1940, 1, 1);
    private static final int BIRTH_DAYS = 24_837;
    private static final int BIRTH_STRIDE = 7_919;

    private static final int[] CITIZEN_WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CITIZEN_CHECKS = "10X98765432";
    private static final String USCC_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final int[] USCC_WEIGHTS = {1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28};
    private static final int[] ORGANIZATION_WEIGHTS = {3, 7, 9, 10, 5, 8, 4, 2};
    private static final long ORGANIZATIONS = 887_503_681L;

    private Identifiers() {}

    /** The birth date of the person with this index: neighbours are born far apart, and a day comes again only after all others. */
    static LocalDate birth(long index) {
        return FIRST_BIRTH.plusDays(index * BIRTH_STRIDE % BIRTH_DAYS);
    }

    /** Different for every index below six million. */
    static String citizenId(long index, boolean male) {
        long sequence = 2 * (index / BIRTH_DAYS) + (male ? 1 : 2);
        String body = NOWHERE + birth(index).format(DateTimeFormatter.BASIC_ISO_DATE) + digits(sequence, 3);
        return body + citizenCheck(body);
    }

    /** The same number with a check character that does not match. */
    static String withWrongCheck(String identifier) {
        int last = identifier.length() - 1;
        char check = identifier.charAt(last);
        return identifier.substring(0, last) + (check == '1' ? '2' : '1');
    }

    /** Different for every index below 887 million. */
    static String uscc(long index) {
        long number = (index * 1_000_003L + 12_345) % ORGANIZATIONS;
        char[] organization = new char[8];
        organization[0] = 'M';
        organization[1] = 'A';
        for (int i = 7; i >= 2; i--) {
            organization[i] = USCC_ALPHABET.charAt((int) (number % 31));
            number /= 31;
        }
        String body = "91" + NOWHERE + organizationCode(new String(organization));
        return body + usccCheck(body);
    }

    /** Real-estate unit number of the house with this index, below a hundred million. */
    static String unitNumber(String division, long index) {
        return division + "001001GB" + digits(index / 1000 % 100_000, 5) + "F" + digits(index, 8);
    }

    static String digits(long number, int length) {
        String text = Long.toString(number);
        return "0".repeat(length - text.length()) + text;
    }

    private static char citizenCheck(String body) {
        int sum = 0;
        for (int i = 0; i < CITIZEN_WEIGHTS.length; i++) {
            sum += (body.charAt(i) - '0') * CITIZEN_WEIGHTS[i];
        }
        return CITIZEN_CHECKS.charAt(sum % 11);
    }

    private static char usccCheck(String body) {
        int sum = 0;
        for (int i = 0; i < USCC_WEIGHTS.length; i++) {
            sum += USCC_ALPHABET.indexOf(body.charAt(i)) * USCC_WEIGHTS[i];
        }
        return USCC_ALPHABET.charAt((31 - sum % 31) % 31);
    }

    private static String organizationCode(String body) {
        int sum = 0;
        for (int i = 0; i < ORGANIZATION_WEIGHTS.length; i++) {
            sum += Character.digit(body.charAt(i), 36) * ORGANIZATION_WEIGHTS[i];
        }
        int check = 11 - sum % 11;
        return body + (check == 10 ? "X" : check == 11 ? "0" : Integer.toString(check));
    }
}

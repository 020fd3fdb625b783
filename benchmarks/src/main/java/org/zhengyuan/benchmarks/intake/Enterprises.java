package org.zhengyuan.benchmarks.intake;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.Random;

/**
 * A register of enterprises that grows and changes, written as CSV: 12 columns, about 275 bytes a row, keys in no order. Every delta has
 * 70 % rows as they stand, 20 % changed and 10 % new ones.
 */
final class Enterprises {
    static final String HEADER =
            "uscc,name,kind,legal_representative,capital,status,address,established,industry,phone,scope,revision\n";

    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final int[] WEIGHTS = {1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28};

    private final Random random = new Random(20261121);
    private int[] revisions = new int[0];

    int count() {
        return revisions.length;
    }

    /** Everything, in a random order. */
    void writeAll(Path file, int count) throws IOException {
        grow(count);
        int step = coprime(count);
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write(HEADER);
            for (long i = 0, place = 7; i < count; i++, place = (place + step) % count) {
                out.write(row((int) place));
            }
        }
    }

    void writeDelta(Path file, int rows) throws IOException {
        int standing = revisions.length;
        grow(standing + rows / 10);
        BitSet used = new BitSet(standing);
        int next = standing;
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write(HEADER);
            for (int i = 0; i < rows; i++) {
                int kind = i % 10;
                int place = kind == 9 ? next++ : unused(used, standing);
                if (kind == 7 || kind == 8) {
                    revisions[place]++;
                }
                out.write(row(place));
            }
        }
    }

    private int unused(BitSet used, int standing) {
        int place = random.nextInt(standing);
        while (used.get(place)) {
            place = random.nextInt(standing);
        }
        used.set(place);
        return place;
    }

    private void grow(int count) {
        revisions = java.util.Arrays.copyOf(revisions, count);
    }

    String row(int place) {
        int revision = revisions[place] + 1;
        return uscc(place) + ",福州市第" + place + "号商贸有限责任公司,有限责任公司,王建国" + place % 997 + "," + (place % 900 + 100)
                + "0000.00,存续,福建省福州市鼓楼区五一北路" + place % 2000 + "号" + revision + "层,20"
                + (10 + place % 10) + "-0" + (1 + place % 9) + "-1" + place % 10 + ",批发业,13" + (100000000L + place)
                + ",日用百货、五金交电、办公用品的批发与零售；货物及技术进出口," + revision + "\n";
    }

    static String uscc(int place) {
        StringBuilder code = new StringBuilder("91350100");
        String digits = Integer.toString(place);
        code.append("M").append("0".repeat(8 - digits.length())).append(digits);
        int sum = 0;
        for (int i = 0; i < 17; i++) {
            sum += ALPHABET.indexOf(code.charAt(i)) * WEIGHTS[i];
        }
        return code.append(ALPHABET.charAt((31 - sum % 31) % 31)).toString();
    }

    private static int coprime(int count) {
        int step = 7_368_787 % count;
        while (step == 0
                || java.math.BigInteger.valueOf(step)
                                .gcd(java.math.BigInteger.valueOf(count))
                                .intValue()
                        != 1) {
            step++;
        }
        return step;
    }
}

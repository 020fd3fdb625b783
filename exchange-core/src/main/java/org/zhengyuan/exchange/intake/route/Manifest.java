package org.zhengyuan.exchange.intake.route;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.zhengyuan.exchange.intake.IntakeRefusal;
import org.zhengyuan.exchange.problem.Expected;
import org.zhengyuan.exchange.problem.Outcome;

/**
 * What a sender states about a file of a watched folder, in a file of the same name with {@code .manifest} behind it: lines {@code rows: N}
 * and {@code sha-256: HEX}, either or both. By it a file that was cut off is noticed.
 *
 * @param rows number of rows, the header not counted; null = not stated
 * @param digests SHA-256 of the file as it lies there or as it unpacks; at most one
 */
record Manifest(@Nullable Long rows, List<byte[]> digests) {
    static final String SUFFIX = ".manifest";

    private static final Manifest NONE = new Manifest(null, List.of());
    private static final int LARGEST = 4_096;

    /** The manifest that lies at this place; an empty one where there is none. */
    static Outcome<Manifest> beside(Path manifest) throws IOException {
        if (!Files.exists(manifest)) {
            return Outcome.done(NONE);
        }
        if (Files.size(manifest) > LARGEST) {
            return unreadable();
        }
        return parse(new String(Files.readAllBytes(manifest), StandardCharsets.UTF_8));
    }

    static Outcome<Manifest> parse(String text) {
        Long rows = null;
        List<byte[]> digests = List.of();
        for (String line :
                text.lines().map(String::strip).filter(one -> !one.isEmpty()).toList()) {
            int colon = line.indexOf(':');
            String key = colon < 0 ? "" : line.substring(0, colon).strip().toLowerCase(Locale.ROOT);
            String value = line.substring(colon + 1).strip();
            if (key.equals("rows") && rows == null && value.matches("[0-9]{1,15}")) {
                rows = Long.valueOf(value);
            } else if (key.equals("sha-256") && digests.isEmpty() && value.matches("[0-9A-Fa-f]{64}")) {
                digests = List.of(HexFormat.of().parseHex(value));
            } else {
                return unreadable();
            }
        }
        return rows == null && digests.isEmpty() ? unreadable() : Outcome.done(new Manifest(rows, digests));
    }

    private static Outcome<Manifest> unreadable() {
        return Outcome.refused(IntakeRefusal.MANIFEST, Map.of("expected", Expected.of("manifest-lines")));
    }
}

package org.zhengyuan.exchange.intake.web;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.zhengyuan.exchange.intake.IntakeRefusal;
import org.zhengyuan.exchange.problem.Expected;

/**
 * Digests a sender declared: {@code Content-Digest} and {@code Repr-Digest} (RFC 9530: {@code sha-256=:BASE64:}) or the older {@code Digest}
 * (RFC 3230: {@code SHA-256=BASE64}). Other algorithms are passed over, as RFC 9530 allows.
 */
final class DeclaredDigests {
    private static final int SHA256_LENGTH = 32;

    private DeclaredDigests() {}

    static List<byte[]> of(@Nullable String contentDigest, @Nullable String reprDigest, @Nullable String digest) {
        List<byte[]> found = new ArrayList<>();
        add(found, contentDigest, true, "Content-Digest");
        add(found, reprDigest, true, "Repr-Digest");
        add(found, digest, false, "Digest");
        return found;
    }

    private static void add(List<byte[]> found, @Nullable String field, boolean structured, String name) {
        if (field == null) {
            return;
        }
        for (int from = 0; from < field.length(); ) {
            int to = field.indexOf(',', from);
            String member = field.substring(from, to < 0 ? field.length() : to).strip();
            from = to < 0 ? field.length() : to + 1;
            if (member.toLowerCase(Locale.ROOT).startsWith("sha-256=")) {
                found.add(value(member.substring("sha-256=".length()), structured, name));
            }
        }
    }

    private static byte[] value(String text, boolean structured, String name) {
        boolean colons = text.length() > 1 && text.startsWith(":") && text.endsWith(":");
        if (colons != structured) {
            throw unreadable(name);
        }
        try {
            byte[] digest = Base64.getDecoder().decode(colons ? text.substring(1, text.length() - 1) : text);
            if (digest.length == SHA256_LENGTH) {
                return digest;
            }
        } catch (IllegalArgumentException e) {
            throw unreadable(name);
        }
        throw unreadable(name);
    }

    private static RuntimeException unreadable(String name) {
        return IntakeRefusal.PARAMETER.toProblem(Map.of("field", name, "expected", Expected.of("sha-256")));
    }
}

package org.zhengyuan.exchange.intake.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.zhengyuan.exchange.access.Actor;
import org.zhengyuan.exchange.intake.IntakeRefusal;
import org.zhengyuan.exchange.intake.Upload;
import org.zhengyuan.exchange.intake.format.DeclaredFormat;
import org.zhengyuan.exchange.intake.format.Format;
import org.zhengyuan.exchange.problem.Expected;

/** Reads what an upload's headers and parameters say about the file in its body. */
final class UploadRequest {
    private static final int LONGEST_KEY = 200;
    private static final int LONGEST_NAME = 200;

    private final HttpServletRequest request;

    UploadRequest(HttpServletRequest request) {
        this.request = request;
    }

    Upload upload(String dataset, Actor actor) {
        String department = Objects.requireNonNull(actor.department(), "who delivers has a department");
        return new Upload(
                dataset, department, "http", actor.id(), key(), wish(), format(), fileName(), isPacked(), digests());
    }

    private DeclaredFormat format() {
        String type = request.getContentType();
        return Format.ofMediaType(type == null ? "" : type)
                .orElseThrow(() -> IntakeRefusal.MEDIA_TYPE.toProblem(Map.of(
                        "expected",
                        Arrays.stream(Format.values()).map(Format::mediaType).toList())));
    }

    private boolean isPacked() {
        String coding = request.getHeader("Content-Encoding");
        if (coding == null || coding.isBlank() || coding.strip().equalsIgnoreCase("identity")) {
            return false;
        }
        String name = coding.strip().toLowerCase(Locale.ROOT);
        if (name.equals("gzip") || name.equals("x-gzip")) {
            return true;
        }
        throw IntakeRefusal.CONTENT_ENCODING.toProblem(Map.of("expected", Expected.of("gzip")));
    }

    private Upload.Wish wish() {
        String mode = request.getParameter("mode");
        String division = request.getParameter("division");
        if (mode == null || mode.equals("delta")) {
            return Upload.Wish.DELTA;
        }
        if (!mode.equals("full")) {
            throw wrong("mode", Expected.of("one-of", "delta, full"));
        }
        return new Upload.Wish(true, division, rowCount());
    }

    private @Nullable Long rowCount() {
        String count = request.getHeader("X-Row-Count");
        if (count == null) {
            return null;
        }
        try {
            long rows = Long.parseLong(count.strip());
            if (rows >= 0) {
                return rows;
            }
        } catch (NumberFormatException e) {
            throw wrong("X-Row-Count", Expected.of("number-of-rows"));
        }
        throw wrong("X-Row-Count", Expected.of("number-of-rows"));
    }

    private @Nullable String key() {
        String key = request.getHeader("Idempotency-Key");
        if (key == null) {
            return null;
        }
        boolean printable = key.chars().allMatch(c -> c > ' ' && c < 0x7F);
        if (key.isEmpty() || key.length() > LONGEST_KEY || !printable) {
            throw wrong("Idempotency-Key", Expected.of("ascii-characters", LONGEST_KEY));
        }
        return key;
    }

    private List<byte[]> digests() {
        return DeclaredDigests.of(
                request.getHeader("Content-Digest"), request.getHeader("Repr-Digest"), request.getHeader("Digest"));
    }

    private String fileName() {
        String header = request.getHeader("Content-Disposition");
        if (header == null) {
            return "";
        }
        try {
            String name = ContentDisposition.parse(header).getFilename();
            return name == null ? "" : name.substring(0, Math.min(LONGEST_NAME, name.length()));
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    static RuntimeException wrong(String field, Expected expected) {
        return IntakeRefusal.PARAMETER.toProblem(Map.of("field", field, "expected", expected));
    }
}

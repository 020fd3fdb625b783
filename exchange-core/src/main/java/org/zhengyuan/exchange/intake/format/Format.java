package org.zhengyuan.exchange.intake.format;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** A file format, named by its media type. */
public enum Format {
    CSV("text/csv", "csv", Set.of("application/csv", "text/tab-separated-values")),
    NDJSON(
            "application/x-ndjson",
            "ndjson",
            Set.of("application/ndjson", "application/jsonl", "application/x-jsonlines")),
    JSON("application/json", "json", Set.of()),
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx", Set.of()),
    AVRO("application/vnd.apache.avro", "avro", Set.of("application/avro", "avro/binary"));

    private final String mediaType;
    private final String extension;

    @SuppressWarnings("ImmutableEnumChecker") // always of Set.of
    private final Set<String> synonyms;

    Format(String mediaType, String extension, Set<String> synonyms) {
        this.mediaType = mediaType;
        this.extension = extension;
        this.synonyms = synonyms;
    }

    public String mediaType() {
        return mediaType;
    }

    public String extension() {
        return extension;
    }

    /** What a {@code Content-Type} field (RFC 9110, 8.3) declares; empty where it names no format we read or a charset unknown here. */
    public static Optional<DeclaredFormat> ofMediaType(String contentType) {
        return DeclaredFormat.parse(contentType);
    }

    /** The format a file name's extension stands for, in any case. */
    public static Optional<Format> ofFileName(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        for (Format format : values()) {
            if (lower.endsWith("." + format.extension)) {
                return Optional.of(format);
            }
        }
        return lower.endsWith(".tsv") || lower.endsWith(".txt") ? Optional.of(CSV) : Optional.empty();
    }

    static Optional<Format> named(String type) {
        String lower = type.strip().toLowerCase(Locale.ROOT);
        for (Format format : values()) {
            if (format.mediaType.equals(lower) || format.synonyms.contains(lower)) {
                return Optional.of(format);
            }
        }
        return Optional.empty();
    }
}

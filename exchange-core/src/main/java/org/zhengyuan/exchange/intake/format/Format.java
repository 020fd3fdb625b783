package org.zhengyuan.exchange.intake.format;

/** A file format, named by its media type. */
public enum Format {
    CSV("text/csv", "csv"),
    NDJSON("application/x-ndjson", "ndjson"),
    JSON("application/json", "json"),
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"),
    AVRO("application/vnd.apache.avro", "avro");

    private final String mediaType;
    private final String extension;

    Format(String mediaType, String extension) {
        this.mediaType = mediaType;
        this.extension = extension;
    }

    public String mediaType() {
        return mediaType;
    }

    public String extension() {
        return extension;
    }
}

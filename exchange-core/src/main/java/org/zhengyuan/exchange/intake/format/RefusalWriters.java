package org.zhengyuan.exchange.intake.format;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** Opens refusal files. */
public final class RefusalWriters {
    private RefusalWriters() {}

    /** The format in which refusals of such a file are given back: its own, but NDJSON for Avro, which has no place for a reason. */
    public static Format formatFor(Format delivered) {
        return delivered == Format.AVRO ? Format.NDJSON : delivered;
    }

    /**
     * A writer in the dialect of the delivered file. Closing it finishes the file and closes {@code out}.
     *
     * @param header the file's own columns, as {@link RowReader#header()} gave them
     */
    public static RefusalWriter open(OutputStream out, Dialect dialect, List<String> header) throws IOException {
        return switch (formatFor(dialect.format())) {
            case CSV -> new CsvRefusalWriter(out, dialect, header);
            case NDJSON -> new JsonRefusalWriter(out, dialect, header, false);
            case JSON -> new JsonRefusalWriter(out, dialect, header, true);
            case XLSX -> new XlsxRefusalWriter(out, dialect, header);
            case AVRO -> throw new IllegalStateException("no refusals in Avro");
        };
    }
}

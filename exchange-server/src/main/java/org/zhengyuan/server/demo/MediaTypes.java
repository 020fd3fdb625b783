package org.zhengyuan.server.demo;

import org.zhengyuan.exchange.intake.format.Format;

/** Media types of the demo's files. */
final class MediaTypes {
    static final String CSV = Format.CSV.mediaType();
    static final String NDJSON = Format.NDJSON.mediaType();
    static final String XLSX = Format.XLSX.mediaType();
    static final String AVRO = Format.AVRO.mediaType();

    private MediaTypes() {}
}

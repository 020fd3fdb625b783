package org.zhengyuan.exchange.registry.postgres;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.jspecify.annotations.Nullable;
import org.zhengyuan.exchange.catalog.Catalog;
import org.zhengyuan.exchange.registry.Digests;
import org.zhengyuan.exchange.registry.RecordHead;
import org.zhengyuan.exchange.registry.RegistryWriter.Setting;
import org.zhengyuan.exchange.registry.postgres.HeadLookup.Found;

/** Heads written under another version of their dataset, read as the present one reads them: a new version alone changes no record. */
final class FormerPayloads {
    private final Catalog catalog;

    FormerPayloads(Catalog catalog) {
        this.catalog = catalog;
    }

    /** The head as a row of the present version is compared with it. */
    @Nullable
    RecordHead head(Setting setting, Found found) {
        RecordHead head = found.head();
        byte[] former = found.formerPayload();
        if (head == null || former == null || head.state() != RecordHead.State.CURRENT) {
            return head;
        }
        Catalog.Snapshot published = catalog.current();
        Schema written = published.schema(setting.datasetId(), head.schemaVersion());
        Schema present = published.schema(setting.datasetId(), setting.schemaVersion());
        return head.withDigest(Digests.sha256().digest(rewritten(written, present, former)));
    }

    private static byte[] rewritten(Schema written, Schema present, byte[] payload) {
        try {
            BinaryDecoder decoder = DecoderFactory.get().binaryDecoder(payload, null);
            GenericRecord record =
                    Objects.requireNonNull(new GenericDatumReader<GenericRecord>(written, present).read(null, decoder));
            ByteArrayOutputStream bytes = new ByteArrayOutputStream(payload.length + 8);
            BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
            new GenericDatumWriter<GenericRecord>(present).write(record, encoder);
            encoder.flush();
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("a payload of schema " + written.getFullName(), e);
        }
    }
}

package org.zhengyuan.exchange.registry;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;
import org.jspecify.annotations.Nullable;

/** Decodes payloads. Readers are kept per schema; safe for use by many threads. */
public final class PayloadReader {
    private final Map<Schema, GenericDatumReader<GenericRecord>> readers = new ConcurrentHashMap<>();
    private final ThreadLocal<@Nullable BinaryDecoder> decoders = new ThreadLocal<>();

    /** The record that was written under this schema. */
    public GenericRecord read(Schema schema, byte[] payload) {
        BinaryDecoder decoder = DecoderFactory.get().binaryDecoder(payload, decoders.get());
        decoders.set(decoder);
        try {
            return readers.computeIfAbsent(schema, GenericDatumReader::new).read(null, decoder);
        } catch (IOException e) {
            throw new UncheckedIOException("a stored payload does not fit its schema " + schema.getFullName(), e);
        }
    }
}

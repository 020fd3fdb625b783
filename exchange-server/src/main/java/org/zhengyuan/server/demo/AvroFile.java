package org.zhengyuan.server.demo;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.apache.avro.Schema;
import org.apache.avro.file.CodecFactory;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;

/** An Avro container with a sync marker of its own, so that the same rows give the same bytes. */
final class AvroFile implements DeliveredFile {
    private final Schema schema;
    private final DataFileWriter<GenericRecord> out;

    AvroFile(Path file, Schema schema) throws IOException {
        this.schema = schema;
        this.out = new DataFileWriter<>(new GenericDatumWriter<GenericRecord>(schema));
        out.setCodec(CodecFactory.deflateCodec(6));
        byte[] marker = Arrays.copyOf(file.getFileName().toString().getBytes(StandardCharsets.UTF_8), 16);
        OutputStream bytes = Files.newOutputStream(file);
        out.create(schema, bytes, marker);
    }

    @Override
    public void row(Object... cells) throws IOException {
        GenericData.Record record = new GenericData.Record(schema);
        for (int i = 0; i < cells.length; i++) {
            record.put(i, cells[i]);
        }
        out.append(record);
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}

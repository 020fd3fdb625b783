package org.zhengyuan.exchange.intake.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.file.CodecFactory;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AvroRowReaderTest {
    static final Schema TEXTS = SchemaBuilder.record("Row")
            .fields()
            .requiredString("id")
            .optionalString("name")
            .endRecord();

    static byte[] container(Schema schema, String codec, int rows, @Nullable Object... values) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataFileWriter<GenericRecord> writer = new DataFileWriter<>(new GenericDatumWriter<>(schema))) {
            writer.setCodec(CodecFactory.fromString(codec)).setSyncInterval(64).create(schema, bytes);
            for (int row = 0; row < rows; row++) {
                GenericRecordBuilder record = new GenericRecordBuilder(schema);
                for (int at = 0; at < values.length; at++) {
                    record.set(schema.getFields().get(at), values[at]);
                }
                writer.append(record.build());
            }
        }
        return bytes.toByteArray();
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "deflate"})
    void readsTheRecordsOfAContainer(String codec) throws Exception {
        Delivered file = Delivered.of(Format.AVRO, container(TEXTS, codec, 100, "1", "张三"));
        assertThat(file.rows()).hasSize(100);
        assertThat(file.rows().getLast().cells()).containsExactly("1", "张三", null);
        assertThat(file.rows().getLast().number()).isEqualTo(100);
    }

    @Test
    void logicalTypesBecomeTheTextsPeopleWrite() throws Exception {
        Schema amount = LogicalTypes.decimal(10, 2).addToSchema(Schema.create(Schema.Type.BYTES));
        Schema date = LogicalTypes.date().addToSchema(Schema.create(Schema.Type.INT));
        Schema schema = SchemaBuilder.record("Row")
                .fields()
                .name("id")
                .type(Schema.createUnion(Schema.create(Schema.Type.NULL), Schema.create(Schema.Type.STRING)))
                .noDefault()
                .name("name")
                .type(date)
                .noDefault()
                .name("amount")
                .type(amount)
                .noDefault()
                .endRecord();
        ByteBuffer unscaled =
                ByteBuffer.wrap(new BigDecimal("-12.50").unscaledValue().toByteArray());
        Delivered file = Delivered.of(Format.AVRO, container(schema, "null", 1, null, 7370, unscaled));
        assertThat(file.rows().getFirst().cells()).containsExactly(null, "1990-03-07", "-12.50");
    }

    @Test
    void aNumberInAnIdentifierFieldRefusesItsRow() throws Exception {
        Schema schema = SchemaBuilder.record("Row")
                .fields()
                .requiredLong("id")
                .requiredDouble("name")
                .endRecord();
        Delivered file = Delivered.of(Format.AVRO, container(schema, "null", 1, 7L, 0.5));
        assertThat(file.faults()).containsExactly("cell.number-in-identifier");
        assertThat(file.rows().getFirst().cells()).containsExactly("7", "0.5", null);
    }

    @Test
    void aFieldThatIsNoSingleValueRefusesTheFile() throws Exception {
        Schema schema = SchemaBuilder.record("Row")
                .fields()
                .requiredString("id")
                .name("name")
                .type()
                .array()
                .items()
                .stringType()
                .noDefault()
                .endRecord();
        assertThat(Delivered.of(Format.AVRO, container(schema, "null", 1, "1", List.of("a")))
                        .refusal())
                .isEqualTo("file.header.column-type at 0 after 0");
    }

    @Test
    void aTruncatedContainerSaysWhichRowIsMissingFirst() throws Exception {
        byte[] whole = container(TEXTS, "deflate", 1000, "110101199003077758", "张三");
        String refusal = Delivered.of(Format.AVRO, Arrays.copyOf(whole, whole.length - 5))
                .refusal();
        assertThat(refusal).matches("file.truncated at (9\\d\\d|1000) after 9\\d\\d");
    }

    @Test
    void damageAndForeignCodecsAreRefused() throws Exception {
        byte[] whole = container(TEXTS, "null", 100, "1", "张三");
        byte[] damaged = whole.clone();
        damaged[whole.length - 3] ^= 1;
        assertThat(Delivered.of(Format.AVRO, damaged).refusal()).startsWith("file.damaged at ");
        assertThat(Delivered.of(Format.AVRO, container(TEXTS, "bzip2", 1, "1", "a"))
                        .refusal())
                .isEqualTo("file.avro.codec at 0 after 0");
        assertThat(Delivered.of(Format.AVRO, "id,name\n1,2\n".getBytes(java.nio.charset.StandardCharsets.UTF_8))
                        .refusal())
                .isEqualTo("file.not-avro at 0 after 0");
    }

    @Test
    void aBlockThatClaimsGigabytesIsNotBelieved() throws Exception {
        byte[] header = container(TEXTS, "null", 0, "1", "a");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(header);
        bytes.write(new byte[] {2, (byte) 0xFE, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, 0x0F});
        assertThat(Delivered.of(Format.AVRO, bytes.toByteArray()).refusal())
                .isEqualTo("file.avro.block-too-large at 1 after 0");
    }
}

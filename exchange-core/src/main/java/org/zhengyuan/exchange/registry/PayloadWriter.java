package org.zhengyuan.exchange.registry;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.jspecify.annotations.Nullable;

/**
 * Encodes a row's values as Avro binary: a record of nullable fields, written field by field without an intermediate record because this
 * runs for every delivered row. Not thread-safe.
 */
public final class PayloadWriter {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
    private final BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
    private final Field[] fields;

    /** How one field is written: the branch numbers of its union and the type of the branch that is not null. */
    private record Field(int nullBranch, int valueBranch, Schema type) {}

    /** @param schema a record whose fields are unions of null and one other type, as the catalogue makes them */
    public PayloadWriter(Schema schema) {
        fields = schema.getFields().stream()
                .map(field -> {
                    boolean nullFirst = field.schema().getTypes().getFirst().getType() == Schema.Type.NULL;
                    return new Field(
                            nullFirst ? 0 : 1,
                            nullFirst ? 1 : 0,
                            field.schema().getTypes().get(nullFirst ? 1 : 0));
                })
                .toArray(Field[]::new);
    }

    /** @param values one per field, in order, in the field's Avro type; null = no value */
    public byte[] write(@Nullable Object[] values) {
        bytes.reset();
        try {
            for (int i = 0; i < fields.length; i++) {
                Object value = values[i];
                if (value == null) {
                    encoder.writeIndex(fields[i].nullBranch());
                    encoder.writeNull();
                } else {
                    encoder.writeIndex(fields[i].valueBranch());
                    write(fields[i].type(), value);
                }
            }
            encoder.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
        return bytes.toByteArray();
    }

    private void write(Schema type, Object value) throws IOException {
        switch (type.getType()) {
            case STRING -> encoder.writeString((String) value);
            case INT -> encoder.writeInt((Integer) value);
            case LONG -> encoder.writeLong((Long) value);
            case BOOLEAN -> encoder.writeBoolean((Boolean) value);
            case DOUBLE -> encoder.writeDouble((Double) value);
            default -> throw new IllegalArgumentException("no value rule makes a " + type.getType());
        }
    }
}

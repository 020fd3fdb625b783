package org.zhengyuan.exchange.intake.format;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/** How a field of an Avro record becomes a text: by its writer schema, unions with null looked through, logical types understood. */
final class AvroFields {
    private static final int LARGEST_SCALE = 100;
    private static final int LARGEST_DECIMAL = 128;

    private AvroFields() {}

    /** Reads a value of one schema. A null text is Avro's null. */
    interface Reader {
        @Nullable
        String read(AvroBytes in) throws AvroBytes.Damaged;

        /** The value last read was a number and not a text. */
        default boolean isNumber() {
            return false;
        }
    }

    /** The reader for a field; null where its type is no single value (record, array, map, plain bytes). */
    static @Nullable Reader of(Schema schema) {
        return switch (schema.getType()) {
            case NULL -> in -> null;
            case STRING -> AvroBytes::readString;
            case BOOLEAN -> in -> in.readByte() == 0 ? "false" : "true";
            case INT, LONG -> temporal(schema);
            case FLOAT -> new Numeric(in -> plain(Float.toString(in.readFloat())));
            case DOUBLE -> new Numeric(in -> plain(Double.toString(in.readDouble())));
            case ENUM -> symbols(schema.getEnumSymbols());
            case BYTES, FIXED -> decimal(schema);
            case UNION -> union(schema.getTypes());
            case RECORD, ARRAY, MAP -> null;
        };
    }

    private record Numeric(Reader reader) implements Reader {
        @Override
        public @Nullable String read(AvroBytes in) throws AvroBytes.Damaged {
            return reader.read(in);
        }

        @Override
        public boolean isNumber() {
            return true;
        }
    }

    private static final class Union implements Reader {
        private final List<Reader> branches;
        private boolean number;

        Union(List<Reader> branches) {
            this.branches = branches;
        }

        @Override
        public @Nullable String read(AvroBytes in) throws AvroBytes.Damaged {
            long branch = in.readLong();
            if (branch < 0 || branch >= branches.size()) {
                throw new AvroBytes.Damaged();
            }
            Reader reader = branches.get((int) branch);
            String text = reader.read(in);
            number = reader.isNumber();
            return text;
        }

        @Override
        public boolean isNumber() {
            return number;
        }
    }

    private static @Nullable Reader union(List<Schema> types) {
        List<Reader> branches = new ArrayList<>();
        for (Schema type : types) {
            Reader branch = of(type);
            if (branch == null) {
                return null;
            }
            branches.add(branch);
        }
        return new Union(branches);
    }

    private static Reader symbols(List<String> symbols) {
        return in -> {
            long index = in.readLong();
            if (index < 0 || index >= symbols.size()) {
                throw new AvroBytes.Damaged();
            }
            return symbols.get((int) index);
        };
    }

    private static Reader temporal(Schema schema) {
        String logical =
                schema.getLogicalType() == null ? "" : schema.getLogicalType().getName();
        return switch (logical) {
            case "date" -> in -> date(in.readLong());
            case "time-millis" -> in -> time(in.readLong(), 1_000);
            case "time-micros" -> in -> time(in.readLong(), 1_000_000);
            case "timestamp-millis" -> in -> instant(in.readLong(), 1_000, true);
            case "timestamp-micros" -> in -> instant(in.readLong(), 1_000_000, true);
            case "timestamp-nanos" -> in -> instant(in.readLong(), 1_000_000_000, true);
            case "local-timestamp-millis" -> in -> instant(in.readLong(), 1_000, false);
            case "local-timestamp-micros" -> in -> instant(in.readLong(), 1_000_000, false);
            case "local-timestamp-nanos" -> in -> instant(in.readLong(), 1_000_000_000, false);
            default -> new Numeric(in -> Long.toString(in.readLong()));
        };
    }

    private static String date(long days) {
        return days < -3_000_000 || days > 3_000_000
                ? Long.toString(days)
                : LocalDate.ofEpochDay(days).toString();
    }

    private static String time(long value, long perSecond) throws AvroBytes.Damaged {
        try {
            return LocalTime.ofNanoOfDay(Math.multiplyExact(value, 1_000_000_000 / perSecond))
                    .toString();
        } catch (DateTimeException | ArithmeticException e) {
            throw new AvroBytes.Damaged();
        }
    }

    private static String instant(long value, long perSecond, boolean absolute) {
        long second = Math.floorDiv(value, perSecond);
        Instant instant = Instant.ofEpochSecond(
                Math.clamp(second, Instant.MIN.getEpochSecond(), Instant.MAX.getEpochSecond()),
                Math.floorMod(value, perSecond) * (1_000_000_000 / perSecond));
        return absolute
                ? instant.toString()
                : instant.atOffset(ZoneOffset.UTC).toLocalDateTime().toString();
    }

    private static @Nullable Reader decimal(Schema schema) {
        boolean fixed = schema.getType() == Schema.Type.FIXED;
        if (!(schema.getLogicalType() instanceof LogicalTypes.Decimal decimal) || decimal.getScale() > LARGEST_SCALE) {
            return null;
        }
        return new Numeric(in -> {
            byte[] bytes = fixed ? in.readFixed(schema.getFixedSize()) : in.readBytes();
            if (bytes.length == 0 || bytes.length > LARGEST_DECIMAL) {
                throw new AvroBytes.Damaged();
            }
            return new BigDecimal(new BigInteger(bytes), decimal.getScale()).toPlainString();
        });
    }

    private static String plain(String number) {
        try {
            String text = new BigDecimal(number).toPlainString();
            return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
        } catch (NumberFormatException e) {
            // NaN and the infinities: no value rule will take them.
            return number;
        }
    }
}

package org.zhengyuan.exchange.intake.format;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The blocks of an Avro object container file (Avro 1.12 specification, "Object Container Files"). Reads it itself, because the
 * library believes the lengths a file states and allocates them.
 */
final class AvroContainer implements Closeable {
    private static final byte[] MAGIC = {'O', 'b', 'j', 1};
    private static final int SYNC = 16;
    private static final int MAX_HEADER = 1 << 20;

    private final FileChannel channel;
    private final DataInputStream in;
    private final int maxBlock;
    private final byte[] sync = new byte[SYNC];
    private @Nullable Schema schema;
    private boolean deflated;

    private AvroContainer(FileChannel channel, int maxBlock) {
        this.channel = channel;
        this.maxBlock = maxBlock;
        this.in = new DataInputStream(new BufferedInputStream(Channels.newInputStream(channel), 1 << 16));
    }

    /** Objects and their bytes. */
    record Block(long count, AvroBytes bytes) {}

    static AvroContainer open(Path file, ReadLimits limits) throws IOException, UnreadableFile {
        AvroContainer container = new AvroContainer(FileChannel.open(file), limits.maxBlockBytes());
        try {
            container.readHeader();
            return container;
        } catch (EOFException e) {
            container.close();
            throw new UnreadableFile(file.toFile().length() == 0 ? "file.empty" : "file.not-avro", 0, "");
        } catch (IOException | UnreadableFile | RuntimeException e) {
            container.close();
            throw e;
        }
    }

    private void readHeader() throws IOException, UnreadableFile {
        byte[] magic = new byte[MAGIC.length];
        in.readFully(magic);
        if (!Arrays.equals(magic, MAGIC)) {
            throw new UnreadableFile("file.not-avro", 0, "");
        }
        int budget = MAX_HEADER;
        for (long count = readLong(in); count != 0; count = readLong(in)) {
            if (count < 0) {
                count = -count;
                readLong(in);
            }
            for (long entry = 0; entry < count; entry++) {
                String key = new String(readBytes(budget), StandardCharsets.UTF_8);
                byte[] value = readBytes(budget);
                budget -= key.length() + value.length + 2;
                take(key, new String(value, StandardCharsets.UTF_8));
            }
        }
        in.readFully(sync);
        if (schema == null) {
            throw new UnreadableFile("file.not-avro", 0, "avro.schema");
        }
    }

    private void take(String key, String value) throws UnreadableFile {
        if (key.equals("avro.schema")) {
            try {
                schema = new Schema.Parser().parse(value);
            } catch (AvroRuntimeException | StackOverflowError e) {
                throw new UnreadableFile("file.not-avro", 0, "avro.schema");
            }
        } else if (key.equals("avro.codec")) {
            deflated = value.equals("deflate");
            if (!deflated && !value.equals("null")) {
                throw new UnreadableFile("file.avro.codec", 0, "null, deflate");
            }
        }
    }

    private byte[] readBytes(int budget) throws IOException, UnreadableFile {
        long length = readLong(in);
        if (length < 0 || length > budget) {
            throw new UnreadableFile("file.not-avro", 0, "");
        }
        byte[] bytes = new byte[(int) length];
        in.readFully(bytes);
        return bytes;
    }

    Schema schema() {
        if (schema == null) {
            throw new IllegalStateException("header not read");
        }
        return schema;
    }

    /** The next block; null at the end. {@code row} is the first row it would hold. */
    @Nullable
    Block next(long row) throws IOException, UnreadableFile {
        in.mark(1);
        if (in.read() < 0) {
            return null;
        }
        in.reset();
        try {
            long count = readLong(in);
            long length = readLong(in);
            if (count < 0 || length < 0) {
                throw new UnreadableFile("file.damaged", row, "");
            }
            if (length > maxBlock) {
                throw new UnreadableFile("file.avro.block-too-large", row, String.valueOf(maxBlock));
            }
            byte[] packed = new byte[(int) length];
            in.readFully(packed);
            byte[] marker = new byte[SYNC];
            in.readFully(marker);
            if (!Arrays.equals(marker, sync)) {
                throw new UnreadableFile("file.damaged", row, "");
            }
            return new Block(count, deflated ? inflate(packed, row) : new AvroBytes(packed, packed.length));
        } catch (EOFException e) {
            throw new UnreadableFile("file.truncated", row, "");
        }
    }

    private AvroBytes inflate(byte[] packed, long row) throws UnreadableFile {
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(packed);
            byte[] out = new byte[Math.min(maxBlock, Math.max(1024, packed.length * 4))];
            int length = 0;
            while (!inflater.finished()) {
                if (length == out.length) {
                    if (length >= maxBlock) {
                        throw new UnreadableFile("file.avro.block-too-large", row, String.valueOf(maxBlock));
                    }
                    out = Arrays.copyOf(out, (int) Math.min(maxBlock, length * 2L));
                }
                int read = inflater.inflate(out, length, out.length - length);
                if (read == 0 && !inflater.finished() && (inflater.needsInput() || inflater.needsDictionary())) {
                    throw new UnreadableFile("file.damaged", row, "");
                }
                length += read;
            }
            return new AvroBytes(out, length);
        } catch (DataFormatException e) {
            throw new UnreadableFile("file.damaged", row, "");
        } finally {
            inflater.end();
        }
    }

    private static long readLong(InputStream in) throws IOException, UnreadableFile {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            int b = in.read();
            if (b < 0) {
                throw new EOFException();
            }
            value |= (long) (b & 0x7F) << shift;
            if ((b & 0x80) == 0) {
                return (value >>> 1) ^ -(value & 1);
            }
        }
        throw new UnreadableFile("file.damaged", 0, "");
    }

    long bytesRead() {
        try {
            return channel.isOpen() ? channel.position() : 0;
        } catch (IOException e) {
            return 0;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}

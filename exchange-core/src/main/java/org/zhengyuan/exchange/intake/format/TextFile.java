package org.zhengyuan.exchange.intake.format;

import java.io.Closeable;
import java.io.IOException;
import java.io.Reader;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A text file opened in its charset, behind its byte order mark. Bytes that are no character come as
 * {@link CellText#REPLACEMENT}, so that the row they stand in can be refused and the next one read.
 */
final class TextFile implements Closeable {
    private static final int BUFFER = 1 << 16;

    private final FileChannel channel;
    private final Reader reader;
    private final CharsetDetection detected;

    private TextFile(FileChannel channel, CharsetDetection detected) {
        this.channel = channel;
        this.detected = detected;
        CharsetDecoder decoder = detected.charset()
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE);
        this.reader = Channels.newReader(channel, decoder, BUFFER);
    }

    static TextFile open(Path file, Optional<Charset> declared) throws IOException, UnreadableFile {
        return open(file, CharsetDetection.of(file, declared));
    }

    private static TextFile open(Path file, CharsetDetection detected) throws IOException {
        FileChannel channel = FileChannel.open(file);
        channel.position(detected.markLength());
        return new TextFile(channel, detected);
    }

    /** The first characters, read apart from {@link #reader()}. */
    static String head(Path file, CharsetDetection detected, int length) throws IOException {
        try (TextFile text = open(file, detected)) {
            char[] head = new char[length];
            int filled = 0;
            for (int read = 0; read >= 0 && filled < length; filled += Math.max(read, 0)) {
                read = text.reader.read(head, filled, length - filled);
            }
            return new String(head, 0, filled);
        }
    }

    Reader reader() {
        return reader;
    }

    CharsetDetection detected() {
        return detected;
    }

    Dialect dialect(Format format, char separator) {
        return new Dialect(format, detected.charset().name(), detected.markLength() > 0, separator, "");
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

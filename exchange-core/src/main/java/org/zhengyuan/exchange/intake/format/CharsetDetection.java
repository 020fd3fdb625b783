package org.zhengyuan.exchange.intake.format;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Finds the charset of a text file: a byte order mark, else what the sender declared, else UTF-8 where the bytes are strictly
 * UTF-8, else GB 18030. Looks at 1 MiB of those parts of the file that are not plain ASCII, however far in they begin: a first
 * Chinese name a gigabyte in still decides rightly.
 */
record CharsetDetection(Charset charset, int markLength) {
    static final Charset GB18030 = Charset.forName("GB18030");

    private static final int CHUNK = 1 << 16;
    private static final int ENOUGH = 1 << 20;

    static CharsetDetection of(Path file, Optional<Charset> declared) throws IOException, UnreadableFile {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = new byte[CHUNK];
            int length = in.readNBytes(bytes, 0, CHUNK);
            CharsetDetection marked = marked(bytes, length);
            if (marked.markLength > 0 && !marked.charset.equals(StandardCharsets.UTF_8)) {
                return marked;
            }
            if (declared.isPresent() && declared.get().name().startsWith("UTF-16")) {
                boolean little = declared.get().name().endsWith("LE");
                return new CharsetDetection(little ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE, 0);
            }
            refuseBinary(bytes, length);
            if (marked.markLength > 0) {
                return marked;
            }
            return weigh(in, bytes, length, declared);
        }
    }

    private static CharsetDetection weigh(InputStream in, byte[] bytes, int first, Optional<Charset> declared)
            throws IOException, UnreadableFile {
        CharsetEvidence utf8 = new CharsetEvidence(declared.orElse(StandardCharsets.UTF_8));
        CharsetEvidence gb18030 = new CharsetEvidence(GB18030);
        int weighed = 0;
        for (int length = first; length > 0 && weighed < ENOUGH; length = in.readNBytes(bytes, 0, CHUNK)) {
            if (!isAscii(bytes, length) || utf8.isInsideCharacter() || gb18030.isInsideCharacter()) {
                utf8.add(bytes, length);
                gb18030.add(bytes, length);
                weighed += length;
            }
        }
        boolean chinese = declared.isEmpty() && !utf8.isConvincing() && gb18030.malformed() < utf8.malformed();
        CharsetEvidence chosen = chinese ? gb18030 : utf8;
        if (chosen.isHopeless()) {
            throw new UnreadableFile(
                    "file.encoding", 0, declared.map(Charset::name).orElse("UTF-8, GB18030"));
        }
        return new CharsetDetection(chinese ? GB18030 : declared.orElse(StandardCharsets.UTF_8), 0);
    }

    private static CharsetDetection marked(byte[] bytes, int length) {
        int first = length > 0 ? bytes[0] & 0xFF : 0;
        int second = length > 1 ? bytes[1] & 0xFF : 0;
        int third = length > 2 ? bytes[2] & 0xFF : 0;
        int fourth = length > 3 ? bytes[3] & 0xFF : 0;
        if (first == 0xEF && second == 0xBB && third == 0xBF) {
            return new CharsetDetection(StandardCharsets.UTF_8, 3);
        }
        if (first == 0xFF && second == 0xFE) {
            return new CharsetDetection(StandardCharsets.UTF_16LE, 2);
        }
        if (first == 0xFE && second == 0xFF) {
            return new CharsetDetection(StandardCharsets.UTF_16BE, 2);
        }
        if (first == 0x84 && second == 0x31 && third == 0x95 && fourth == 0x33) {
            return new CharsetDetection(GB18030, 4);
        }
        return new CharsetDetection(StandardCharsets.UTF_8, 0);
    }

    /** One control character in fifty is no text; single ones are left to the rows they stand in. */
    private static void refuseBinary(byte[] bytes, int length) throws UnreadableFile {
        int controls = 0;
        for (int at = 0; at < length; at++) {
            byte b = bytes[at];
            if (b >= 0 && b < ' ' && b != '\t' && b != '\n' && b != '\r') {
                controls++;
            }
        }
        boolean zip = length > 3 && bytes[0] == 'P' && bytes[1] == 'K' && bytes[2] < ' ' && bytes[3] < ' ';
        if (zip || (controls > 1 && controls * 50 > length)) {
            throw new UnreadableFile("file.not-text", 0, "");
        }
    }

    private static boolean isAscii(byte[] bytes, int length) {
        int all = 0;
        for (int at = 0; at < length; at++) {
            all |= bytes[at];
        }
        return all >= 0;
    }
}

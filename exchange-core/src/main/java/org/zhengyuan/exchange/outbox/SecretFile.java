package org.zhengyuan.exchange.outbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;

/** A secret that lies in a file of its own, readable by the server's account alone. */
final class SecretFile {
    private static final Set<PosixFilePermission> OTHERS = Set.of(
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE);

    private SecretFile() {}

    /** The file's only line. */
    static String read(Path file) throws IOException {
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")
                && Files.getPosixFilePermissions(file).stream().anyMatch(OTHERS::contains)) {
            throw new IOException("others could read " + file.getFileName() + "; it needs mode 0600");
        }
        String text = Files.readString(file).strip();
        if (text.isEmpty() || text.chars().anyMatch(letter -> letter <= ' ' || letter > '~')) {
            throw new IOException(file.getFileName() + " does not hold one word");
        }
        return text;
    }
}

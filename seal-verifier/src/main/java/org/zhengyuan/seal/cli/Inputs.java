package org.zhengyuan.seal.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.zhengyuan.seal.log.FolderFiles;
import org.zhengyuan.seal.log.LogReader;
import org.zhengyuan.seal.log.WebFiles;
import org.zhengyuan.seal.proof.MalformedException;
import org.zhengyuan.seal.proof.SignedNote;
import org.zhengyuan.seal.proof.Trust;
import org.zhengyuan.seal.report.Wording;

/** What the words of a command line point at. */
public final class Inputs {
    /** Enough to see that a file is longer than any that is read. */
    private static final int MOST_BYTES = (16 << 20) + 1;

    private Inputs() {}

    public static Path path(String word) throws UsageException {
        try {
            return Path.of(word);
        } catch (InvalidPathException e) {
            throw new UsageException(Wording.of("usage.unreadable", word, "?"));
        }
    }

    /** A file that is there and can be opened. */
    static Path readable(String word) throws UsageException {
        Path path = path(word);
        if (!Files.isRegularFile(path) || !Files.isReadable(path)) {
            throw new UsageException(Wording.of("usage.unreadable", word, "?"));
        }
        return path;
    }

    public static byte[] file(String word) throws UsageException {
        try (InputStream file = Files.newInputStream(path(word))) {
            return file.readNBytes(MOST_BYTES);
        } catch (IOException e) {
            throw new UsageException(
                    Wording.of("usage.unreadable", word, e.getClass().getSimpleName()));
        }
    }

    public static Trust trust(Arguments arguments) throws UsageException {
        String file = arguments.required("--trust");
        try {
            return Trust.parse(new String(file(file), StandardCharsets.UTF_8));
        } catch (MalformedException e) {
            throw new UsageException(Wording.of("usage.trust", file, e.reason()));
        }
    }

    static boolean isAddress(String word) {
        return word.startsWith("http://") || word.startsWith("https://");
    }

    /** A checkpoint from a file or a web address. */
    public static byte[] checkpoint(String word) throws UsageException, IOException {
        if (!isAddress(word)) {
            return file(word);
        }
        int slash = word.lastIndexOf('/');
        return web(word.substring(0, slash)).read(word.substring(slash + 1), SignedNote.MOST_BYTES);
    }

    public static LogReader log(String word) throws UsageException {
        return new LogReader(isAddress(word) ? web(word) : new FolderFiles(path(word)));
    }

    private static WebFiles web(String prefix) throws UsageException {
        try {
            return new WebFiles(prefix);
        } catch (IllegalArgumentException e) {
            throw new UsageException(Wording.of("usage.unreadable", prefix, "?"));
        }
    }

    static char @Nullable [] passphrase(Arguments arguments) throws UsageException {
        String file = arguments.option("--passphrase-file").orElse(null);
        if (file == null) {
            return null;
        }
        String text = new String(file(file), StandardCharsets.UTF_8);
        char[] passphrase = text.lines().findFirst().orElse("").toCharArray();
        if (passphrase.length == 0) {
            throw new UsageException(Wording.of("usage.unreadable", file, "empty"));
        }
        return passphrase;
    }
}

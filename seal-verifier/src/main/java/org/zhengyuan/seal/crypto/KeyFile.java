package org.zhengyuan.seal.crypto;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A signing key in a file: PKCS#8 (RFC 5958) in PEM (RFC 7468), encrypted under a passphrase or plain, with the key's name in a line before
 * it, where RFC 7468 leaves room for explanations. Only the file's owner can read or write it.
 */
public final class KeyFile {
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");
    private static final int MOST_BYTES = 16_384;
    private static final String PLAIN = "PRIVATE KEY";
    private static final String ENCRYPTED = "ENCRYPTED PRIVATE KEY";
    private static final Pattern FORM = Pattern.compile(
            "Name: (?<name>\\S+)\\R-----BEGIN (?<label>(?:ENCRYPTED )?PRIVATE KEY)-----\\R(?<base64>[A-Za-z0-9+/=\\s]+)-----END \\k<label>-----\\s*");

    private KeyFile() {}

    /**
     * Writes the key into a new file, and returns when it is on the disk.
     *
     * @param passphrase null leaves the key unencrypted
     * @throws java.nio.file.FileAlreadyExistsException if the file exists; a key is never written over
     */
    public static void store(Path file, SoftwareKey key, char @Nullable [] passphrase) throws IOException {
        byte[] plain = PrivateKeys.encode(key);
        String label = passphrase == null ? PLAIN : ENCRYPTED;
        byte[] body = passphrase == null ? plain : PrivateKeys.encrypt(plain, passphrase);
        String text = "Name: " + key.name() + "\n-----BEGIN " + label + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(body) + "\n-----END " + label + "-----\n";
        Set<StandardOpenOption> options = EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (FileChannel channel = FileChannel.open(file, options, permissions(file))) {
            ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }

    private static FileAttribute<?>[] permissions(Path file) {
        return isPosix(file)
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_ONLY)}
                : new FileAttribute<?>[0];
    }

    private static boolean isPosix(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    /**
     * Reads a key.
     *
     * @param passphrase null if the key is not encrypted
     * @throws IOException with one line that says why: others could read the file, it is not a key file, or the passphrase is not the right one
     */
    public static SoftwareKey load(Path file, char @Nullable [] passphrase) throws IOException {
        if (isPosix(file) && !OWNER_ONLY.containsAll(Files.getPosixFilePermissions(file))) {
            throw new IOException(file + " can be read by others: chmod 600 " + file);
        }
        if (Files.size(file) > MOST_BYTES) {
            throw new IOException(file + " is not a key file");
        }
        Matcher form = FORM.matcher(Files.readString(file));
        if (!form.matches()) {
            throw new IOException(file + " is not a key file: a line with the key's name, then a private key in PEM");
        }
        boolean encrypted = form.group("label").equals(ENCRYPTED);
        if (encrypted == (passphrase == null)) {
            throw new IOException(
                    file + (encrypted ? " needs a passphrase" : " is not encrypted, yet a passphrase is given"));
        }
        try {
            byte[] body = Base64.getMimeDecoder().decode(form.group("base64"));
            return PrivateKeys.decode(
                    form.group("name"), passphrase == null ? body : PrivateKeys.decrypt(body, passphrase));
        } catch (IllegalArgumentException e) {
            throw new IOException(
                    file + " holds no private key that is known here, or the passphrase is not the right one", e);
        }
    }
}

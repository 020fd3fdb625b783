package org.zhengyuan.server.postgres;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.springframework.util.FileSystemUtils;
import org.tukaani.xz.XZInputStream;
import org.zhengyuan.server.start.StartRefused;

/**
 * PostgreSQL's programs (initdb, pg_ctl, postgres), unpacked from the archive on the class path. The archive must have the digest this
 * release was built with; the folder is readable by this user only; a half-unpacked folder is never used.
 */
final class Binaries {
    private static final String ARCHIVE = "/postgres-linux-x86_64.txz";
    private static final String SHA_256 = "63999c2914366d62c68e51794e597588c336e75ed2958d53c558e8deca5e13fc";
    private static final Set<PosixFilePermission> PRIVATE = PosixFilePermissions.fromString("rwx------");

    private final Path home;

    private Binaries(Path home) {
        this.home = home;
    }

    /** The programs under {@code folder}, unpacked now if they are not there. */
    static Binaries in(Path folder) throws IOException {
        String platform = System.getProperty("os.name") + " " + System.getProperty("os.arch");
        if (!platform.equals("Linux amd64")) {
            throw new StartRefused("the embedded PostgreSQL runs on Linux x86-64, not on " + platform
                    + "; give a database of your own with --zhengyuan.database.url=jdbc:postgresql://…");
        }
        Path home = folder.toAbsolutePath().resolve(SHA_256.substring(0, 16));
        if (!Files.isDirectory(home)) {
            Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(PRIVATE));
            Path draft = Files.createTempDirectory(folder, "draft-", PosixFilePermissions.asFileAttribute(PRIVATE));
            unpack(draft);
            try {
                Files.move(draft, home, StandardCopyOption.ATOMIC_MOVE);
            } catch (IOException e) {
                FileSystemUtils.deleteRecursively(draft);
                if (!Files.isDirectory(home)) {
                    throw e;
                }
            }
        }
        return new Binaries(home);
    }

    Path program(String name) {
        return home.resolve("bin").resolve(name);
    }

    private static void unpack(Path target) throws IOException {
        requireDigest();
        try (TarArchiveInputStream tar =
                new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(archive())))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                unpack(tar, entry, target);
            }
        }
    }

    private static void requireDigest() throws IOException {
        try (DigestInputStream archive = new DigestInputStream(archive(), MessageDigest.getInstance("SHA-256"))) {
            archive.transferTo(OutputStream.nullOutputStream());
            String found = HexFormat.of().formatHex(archive.getMessageDigest().digest());
            if (!found.equals(SHA_256)) {
                throw new StartRefused(
                        "PostgreSQL's archive has the SHA-256 " + found + " where " + SHA_256 + " is expected");
            }
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static InputStream archive() throws IOException {
        InputStream archive = Binaries.class.getResourceAsStream(ARCHIVE);
        if (archive == null) {
            throw new IOException("the archive " + ARCHIVE + " is not on the class path");
        }
        return archive;
    }

    private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path target) throws IOException {
        Path path = target.resolve(entry.getName()).normalize();
        if (!path.startsWith(target)) {
            throw new IOException("archive entry outside its folder: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(path);
            return;
        }
        Files.createDirectories(path.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(tar, path, StandardCopyOption.REPLACE_EXISTING);
        if ((entry.getMode() & 0100) != 0) {
            Files.setPosixFilePermissions(path, PRIVATE);
        }
    }
}

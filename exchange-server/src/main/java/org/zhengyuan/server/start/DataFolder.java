package org.zhengyuan.server.start;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Everything durable that one installation owns on its machine: the database cluster, spooled files, secrets, logs. One server uses a
 * data folder at a time; the operating system's file lock says so and vanishes with the process, however it ends.
 */
public final class DataFolder implements AutoCloseable {
    private final Path root;
    private final FileChannel lock;

    private DataFolder(Path root, FileChannel lock) {
        this.root = root;
        this.lock = lock;
    }

    /**
     * Takes the folder for this process, making it (0700) if it is new.
     *
     * @throws StartRefused if another server has it
     */
    public static DataFolder take(Path folder) {
        try {
            Path root = privateFolder(folder.toAbsolutePath().normalize());
            // The log may have been opened, and the folder made, before we came here.
            Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwx------"));
            Path file = root.resolve("server.lock");
            FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            if (!locks(channel)) {
                channel.close();
                throw new StartRefused("another server (process "
                        + Files.readString(file).strip() + ") already works with the data folder " + root);
            }
            channel.truncate(0);
            channel.write(
                    ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
            return new DataFolder(root, channel);
        } catch (IOException e) {
            throw new StartRefused("the data folder " + folder + " cannot be used: " + e.getMessage(), e);
        }
    }

    private static boolean locks(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    public Path root() {
        return root;
    }

    /** A folder inside, made on first use, readable by this user only. */
    public Path folder(String name) {
        try {
            return privateFolder(root.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException("folder " + name + " in " + root, e);
        }
    }

    public Secrets secrets() {
        return new Secrets(folder("secrets"));
    }

    private static Path privateFolder(Path folder) throws IOException {
        Path parent = folder.getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        if (!Files.isDirectory(folder)) {
            Files.createDirectory(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
        return folder;
    }

    /** Lets the folder go. The lock file stays: deleting it would let two processes lock two files of one name. */
    @Override
    public void close() throws IOException {
        lock.close();
    }
}

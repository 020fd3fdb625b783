package org.zhengyuan.exchange.intake.disk;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.zip.ZipException;
import org.zhengyuan.exchange.intake.IntakeRefusal;
import org.zhengyuan.exchange.intake.Spool;
import org.zhengyuan.exchange.problem.Outcome;

/**
 * The spool in a folder: {@code incoming/ID.part} while a file arrives, {@code files/ID} once it is whole, {@code scratch/} for working
 * files. A rename in between, file and folder forced to disk.
 */
public final class DiskSpool implements Spool {
    private final Path incoming;
    private final Path files;
    private final Path scratch;
    private final SpoolLimits limits;

    /** Opens the spool; what an earlier process left half-written is removed. */
    public DiskSpool(Path root, SpoolLimits limits) throws IOException {
        this.incoming = Files.createDirectories(root.resolve("incoming"));
        this.files = Files.createDirectories(root.resolve("files"));
        this.scratch = Files.createDirectories(root.resolve("scratch"));
        this.limits = limits;
        for (Path left : list(incoming)) {
            Files.delete(left);
        }
    }

    @Override
    public Outcome<Spooled> store(UUID id, InputStream content, boolean gzip) throws IOException {
        Path part = incoming.resolve(id + ".part");
        boolean whole = false;
        try (FileChannel out = FileChannel.open(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            Spooled stored = new Storing(content, out, limits, Files.getFileStore(incoming)).store(gzip);
            out.force(true);
            Files.move(part, file(id), StandardCopyOption.ATOMIC_MOVE);
            force(files);
            whole = true;
            return Outcome.done(stored);
        } catch (Storing.RefusedException e) {
            return Outcome.refused(e.refusal());
        } catch (ZipException | EOFException e) {
            if (!gzip) {
                throw e;
            }
            return Outcome.refused(IntakeRefusal.NOT_GZIP);
        } finally {
            if (!whole) {
                Files.deleteIfExists(part);
            }
        }
    }

    @Override
    public void discard(UUID id) throws IOException {
        Files.deleteIfExists(file(id));
    }

    @Override
    public Path file(UUID submission) {
        return files.resolve(submission.toString());
    }

    @Override
    public Path scratch() {
        return scratch;
    }

    /**
     * Removes files from before this start for which no submission came to be: a process died between storing and committing, and the sender
     * got no answer.
     */
    public int sweep(Instant start, Predicate<UUID> isSubmission) throws IOException {
        int removed = 0;
        for (Path file : list(files)) {
            boolean old = Files.getLastModifiedTime(file).toInstant().isBefore(start);
            if (old && !isSubmission.test(UUID.fromString(file.getFileName().toString()))) {
                Files.delete(file);
                removed++;
            }
        }
        return removed;
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.toList();
        }
    }

    /** A rename lasts once the folder that holds the name is on disk. */
    private static void force(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}

package org.zhengyuan.exchange.intake.route;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The places of a file in a watched folder: beside the others until it is taken over, in {@code .taken} while it is received, then in
 * {@code archive} or {@code failed}. Its manifest, if it has one, stays where it is until the file's place is known, and goes there too.
 *
 * <p>From its take-over until it has found its place a file has a record, {@code .deliveries/NAME}, with the id of this delivery. Whatever dies
 * in between, the file is taken again under that id, so that it is received once; a file put there later, of the same bytes or
 * not, has no record and is a delivery of its own.
 */
record WatchedFolder(Path path) {
    static final String TAKEN = ".taken";

    private static final String PROBLEM = ".problem.json";
    private static final String RECORDS = ".deliveries";

    void prepare() throws IOException {
        for (String place : List.of(TAKEN, RECORDS, "archive", "failed")) {
            Files.createDirectories(path.resolve(place));
        }
        giveBack();
        forgetPlaced();
    }

    /** Files that a process took over and did not finish are taken again, under the ids they had. */
    private void giveBack() throws IOException {
        for (Path file : files(TAKEN)) {
            Files.move(file, free(file));
        }
    }

    /** A record whose file has found its place was left by a process that died just then. */
    private void forgetPlaced() throws IOException {
        for (Path record : files(RECORDS)) {
            if (!Files.exists(path.resolve(record.getFileName()))) {
                Files.delete(record);
            }
        }
    }

    private List<Path> files(String place) throws IOException {
        try (Stream<Path> all = Files.list(path.resolve(place))) {
            return all.toList();
        }
    }

    /** Where a file that was taken over can go back to: its own place, or another name where somebody has put a new file there. */
    Path free(Path file) throws IOException {
        Path own = path.resolve(file.getFileName());
        if (!Files.exists(own)) {
            return own;
        }
        Path other = path.resolve(UUID.randomUUID() + "-" + file.getFileName());
        Path written = record(file);
        if (Files.exists(written)) {
            Files.move(written, record(other));
        }
        return other;
    }

    /** The id under which this file is delivered; durable before it is returned. */
    UUID delivery(Path file) throws IOException {
        Path written = record(file);
        if (Files.exists(written)) {
            try {
                return UUID.fromString(Files.readString(written).strip());
            } catch (IllegalArgumentException cutOff) {
                // the process died while it wrote: nothing was received under it
            }
        }
        UUID delivery = UUID.randomUUID();
        Files.writeString(written, delivery.toString());
        force(written);
        force(path.resolve(RECORDS));
        return delivery;
    }

    void forget(Path file) throws IOException {
        Files.deleteIfExists(record(file));
    }

    private Path record(Path file) {
        return path.resolve(RECORDS).resolve(file.getFileName());
    }

    private static void force(Path written) throws IOException {
        try (FileChannel channel = FileChannel.open(written, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /** Where the manifest of a file lies while the file has not found its place; it may have gone ahead to {@code failed}. */
    Path manifest(Path file, UUID delivery) {
        Path ahead = beside(failed(delivery, file), Manifest.SUFFIX);
        return Files.exists(ahead) ? ahead : path.resolve(file.getFileName() + Manifest.SUFFIX);
    }

    /** Moves a file and its manifest to their place and ends the delivery. The manifest goes first: without its file it would be taken for the next one's. */
    void place(Path file, UUID delivery, Path target) throws IOException {
        if (Files.exists(target)) {
            // its delivery was over: this is another file, put under its name before the record was gone
            forget(file);
            throw new FileAlreadyExistsException(target.toString());
        }
        Path manifest = manifest(file, delivery);
        Path manifestTarget = beside(target, Manifest.SUFFIX);
        if (Files.exists(manifest) && !manifest.equals(manifestTarget)) {
            Files.move(manifest, manifestTarget);
        }
        Files.move(file, target);
        force(target.resolveSibling("."));
        forget(file);
    }

    Path archived(UUID submission, Path file) {
        return path.resolve("archive").resolve(submission + "-" + file.getFileName());
    }

    /** Removes a file from the archive, with its manifest and with what was wrong with it. */
    void removeArchived(UUID submission, Path file) throws IOException {
        Path archived = archived(submission, file);
        for (String suffix : List.of("", Manifest.SUFFIX, PROBLEM)) {
            Files.deleteIfExists(beside(archived, suffix));
        }
    }

    Path failed(UUID delivery, Path file) {
        return path.resolve("failed").resolve(delivery + "-" + file.getFileName());
    }

    /** Writes what is wrong with a file beside the place it goes to or lies at. */
    static void explain(Path target, String problem) throws IOException {
        Files.writeString(beside(target, PROBLEM), problem, StandardCharsets.UTF_8);
    }

    static boolean isExplained(Path target) {
        return Files.exists(beside(target, PROBLEM));
    }

    private static Path beside(Path target, String suffix) {
        return target.resolveSibling(target.getFileName() + suffix);
    }
}

package org.zhengyuan.exchange.intake.route;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The places of a file in a watched folder: beside the others until it is taken over, in {@code .taken} while it is received, then in
 * {@code archive}, {@code archive/duplicate} or {@code failed}. Its manifest, if it has one, stays where it is until the file's place is
 * known, and goes there too.
 */
record WatchedFolder(Path path) {
    static final String TAKEN = ".taken";

    void prepare() throws IOException {
        for (String place : List.of(TAKEN, "archive/duplicate", "failed")) {
            Files.createDirectories(path.resolve(place));
        }
        giveBack();
    }

    /** Files that a process took over and did not finish are taken again; those it did receive are found by their digest. */
    private void giveBack() throws IOException {
        try (Stream<Path> taken = Files.list(path.resolve(TAKEN))) {
            for (Path file : taken.toList()) {
                Path free = path.resolve(file.getFileName());
                Files.move(
                        file, Files.exists(free) ? path.resolve(UUID.randomUUID() + "-" + file.getFileName()) : free);
            }
        }
    }

    /** Where the manifest of a file lies while the file has not found its place. */
    Path manifest(Path file) {
        return path.resolve(file.getFileName() + Manifest.SUFFIX);
    }

    void moveManifest(Path file, Path target) throws IOException {
        Path manifest = manifest(file);
        if (Files.exists(manifest)) {
            Files.move(manifest, target.resolveSibling(target.getFileName() + Manifest.SUFFIX));
        }
    }

    Path archived(UUID submission, Path file) {
        return path.resolve("archive").resolve(submission + "-" + file.getFileName());
    }

    Path duplicate(UUID attempt, Path file) {
        return path.resolve("archive/duplicate").resolve(attempt + "-" + file.getFileName());
    }

    /** Where a refused file goes; the problem is written beside it first. */
    Path failed(UUID attempt, Path file, String problem) throws IOException {
        Path target = path.resolve("failed").resolve(attempt + "-" + file.getFileName());
        Files.writeString(
                target.resolveSibling(target.getFileName() + ".problem.json"), problem, StandardCharsets.UTF_8);
        return target;
    }
}

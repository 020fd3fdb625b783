package org.zhengyuan.server.demo.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which steps of the demo are behind us, one line each, so that a start after an interruption goes on from there. */
record Progress(Path file) {
    /** The line a step left when it was done; null if it was not. */
    @Nullable
    String of(String step) {
        return lines().stream()
                .filter(line -> line.startsWith(step + " "))
                .map(line -> line.substring(step.length() + 1))
                .findFirst()
                .orElse(null);
    }

    void done(String step, String result) {
        try {
            Files.writeString(file, step + " " + result + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> lines() {
        try {
            return Files.exists(file) ? Files.readAllLines(file) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

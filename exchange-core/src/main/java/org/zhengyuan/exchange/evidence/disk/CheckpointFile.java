package org.zhengyuan.exchange.evidence.disk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.zhengyuan.exchange.evidence.KeptCheckpoint;

/** The newest checkpoint in a file of its own, replaced as a whole. */
public final class CheckpointFile implements KeptCheckpoint {
    private final Path file;

    /** @param folder made where it is missing */
    public CheckpointFile(Path folder) {
        this.file = folder.resolve("checkpoint");
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("the folder of the log", e);
        }
    }

    @Override
    public Optional<String> newest() {
        try {
            return Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("the kept checkpoint", e);
        }
    }

    @Override
    public void keep(String note) {
        Path folder = file.resolveSibling(".");
        Path fresh = file.resolveSibling("checkpoint.new");
        try {
            try (FileChannel channel = FileChannel.open(
                    fresh, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
                ByteBuffer bytes = ByteBuffer.wrap(note.getBytes(StandardCharsets.UTF_8));
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            try (FileChannel directory = FileChannel.open(folder, StandardOpenOption.READ)) {
                directory.force(true);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the newest checkpoint cannot be kept", e);
        }
    }

    @Override
    public void putAside() {
        try {
            if (Files.exists(file)) {
                int number = 1;
                while (Files.exists(aside(number))) {
                    number++;
                }
                Files.move(file, aside(number), StandardCopyOption.ATOMIC_MOVE);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the checkpoint of the ended log", e);
        }
    }

    private Path aside(int number) {
        return file.resolveSibling("checkpoint.ended-" + number);
    }
}

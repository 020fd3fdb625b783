package org.zhengyuan.seal.witness;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.zhengyuan.seal.proof.Checkpoint;
import org.zhengyuan.seal.proof.Hash;
import org.zhengyuan.seal.proof.MalformedException;
import org.zhengyuan.seal.proof.NoteKey;
import org.zhengyuan.seal.proof.NoteVerdict;
import org.zhengyuan.seal.proof.SignedNote;
import org.zhengyuan.seal.proof.TreeHasher;

/**
 * The last checkpoint that a witness cosigned for each log, one file each, in a folder that one process holds. A file has the witness's own
 * signature and is not believed without it.
 */
final class WitnessState implements AutoCloseable {
    private final Path folder;
    private final NoteKey witness;
    private final FileChannel lockFile;

    private WitnessState(Path folder, NoteKey witness, FileChannel lockFile) {
        this.folder = folder;
        this.witness = witness;
        this.lockFile = lockFile;
    }

    /** @throws IOException also if another process holds the folder */
    static WitnessState open(Path folder, NoteKey witness) throws IOException {
        Files.createDirectories(folder);
        FileChannel lockFile =
                FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (lock(lockFile) == null) {
            lockFile.close();
            throw new IOException(folder + " is held by another witness");
        }
        return new WitnessState(folder, witness, lockFile);
    }

    private static @Nullable FileLock lock(FileChannel lockFile) throws IOException {
        try {
            return lockFile.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    Optional<Checkpoint> last(String origin) throws IOException {
        Path file = file(origin);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            SignedNote note = SignedNote.parse(Files.readAllBytes(file));
            Checkpoint checkpoint = Checkpoint.parse(note.text());
            if (note.verify(List.of(witness)) instanceof NoteVerdict.Signed
                    && checkpoint.origin().equals(origin)) {
                return Optional.of(checkpoint);
            }
        } catch (MalformedException e) {
            throw new IOException(file + " is not what this witness wrote", e);
        }
        throw new IOException(file + " is not what this witness wrote");
    }

    /** Returns when the checkpoint is on the disk and will be found there after a crash. */
    void keep(Checkpoint checkpoint, SignedNote cosigned) throws IOException {
        Path file = file(checkpoint.origin());
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        try (FileChannel channel = FileChannel.open(
                fresh, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(cosigned.format().getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        try (FileChannel directory = FileChannel.open(folder, StandardOpenOption.READ)) {
            directory.force(true);
        }
    }

    private Path file(String origin) {
        Hash name = new TreeHasher().leaf(origin.getBytes(StandardCharsets.UTF_8));
        return folder.resolve(name + ".checkpoint");
    }

    @Override
    public void close() throws IOException {
        lockFile.close();
    }
}

package org.zhengyuan.exchange.intake.disk;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.nio.file.FileStore;
import java.security.MessageDigest;
import java.util.zip.GZIPInputStream;
import org.zhengyuan.exchange.intake.IntakeRefusal;
import org.zhengyuan.exchange.intake.Spool.Spooled;
import org.zhengyuan.exchange.registry.Digests;

/** Copies one arriving content to disk, unpacked and digested on the way, within the limits. */
final class Storing {
    private static final int BUFFER = 1 << 16;
    private static final long SMALL = 16L << 20;
    private static final long SPACE_CHECK = 16L << 20;

    private final Counted content;
    private final WritableByteChannel out;
    private final SpoolLimits limits;
    private final FileStore disk;
    private final MessageDigest fileDigest = Digests.sha256();
    private long written;
    private long spaceCheckedAt = -SPACE_CHECK;

    Storing(InputStream content, WritableByteChannel out, SpoolLimits limits, FileStore disk) {
        this.content = new Counted(content);
        this.out = out;
        this.limits = limits;
        this.disk = disk;
    }

    /** The content is not taken. */
    static final class RefusedException extends IOException {
        private static final long serialVersionUID = 1L;

        private final IntakeRefusal refusal;

        RefusedException(IntakeRefusal refusal) {
            super(refusal.code());
            this.refusal = refusal;
        }

        IntakeRefusal refusal() {
            return refusal;
        }
    }

    @SuppressWarnings("resource") // the content is the caller's to close
    Spooled store(boolean gzip) throws IOException {
        requireSpace();
        InputStream plain = gzip ? new GZIPInputStream(content, BUFFER) : content;
        byte[] buffer = new byte[BUFFER];
        for (int read = plain.read(buffer); read >= 0; read = plain.read(buffer)) {
            take(buffer, read, gzip);
        }
        while (content.read(buffer) >= 0) {
            // what follows the packed stream belongs to the content's digest
            requireLimits(gzip);
        }
        byte[] digest = fileDigest.digest();
        return new Spooled(written, digest, gzip ? content.digest.digest() : digest);
    }

    private void take(byte[] buffer, int length, boolean gzip) throws IOException {
        written += length;
        requireLimits(gzip);
        if (written - spaceCheckedAt >= SPACE_CHECK) {
            requireSpace();
        }
        fileDigest.update(buffer, 0, length);
        try {
            ByteBuffer bytes = ByteBuffer.wrap(buffer, 0, length);
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
        } catch (IOException e) {
            requireSpace();
            throw e;
        }
    }

    private void requireLimits(boolean gzip) throws RefusedException {
        if (Math.max(written, content.count) > limits.maxBytes()) {
            throw new RefusedException(IntakeRefusal.TOO_LARGE);
        }
        if (gzip && written > SMALL && written / Math.max(1, content.count) >= limits.maxRatio()) {
            throw new RefusedException(IntakeRefusal.INFLATES_TOO_MUCH);
        }
    }

    private void requireSpace() throws IOException {
        spaceCheckedAt = written;
        if (disk.getUsableSpace() < limits.reserveBytes() + BUFFER) {
            throw new RefusedException(IntakeRefusal.STORAGE_FULL);
        }
    }

    private static final class Counted extends FilterInputStream {
        private final MessageDigest digest = Digests.sha256();
        private long count;

        Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int b = super.read();
            if (b >= 0) {
                count++;
                digest.update((byte) b);
            }
            return b;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = super.read(buffer, offset, length);
            if (read > 0) {
                count += read;
                digest.update(buffer, offset, read);
            }
            return read;
        }
    }
}

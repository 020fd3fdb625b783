package org.zhengyuan.exchange.idempotency.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.Semaphore;
import org.zhengyuan.exchange.problem.RequestRefusal;

/** The memory for bodies of writes under keys: bounded for each, and for all of them together. */
final class BodyMemory {
    /** Of one body, in bytes. The largest known catalogue document is far below it. */
    static final int MOST = 4 << 20;

    private static final int ALTOGETHER = 8 * MOST;
    private static final int PIECE = 16 << 10;

    private final Semaphore pieces = new Semaphore(ALTOGETHER / PIECE);

    /** What one body takes, until it is given back. */
    final class Share implements AutoCloseable {
        private int taken;

        /** The whole body. Refused where it is too large, or where bodies of others take all the room. */
        byte[] read(HttpServletRequest request) throws IOException {
            if (request.getContentLengthLong() > MOST) {
                throw RequestRefusal.TOO_LARGE.toProblem();
            }
            InputStream in = request.getInputStream();
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            byte[] piece = new byte[PIECE];
            for (int read = in.readNBytes(piece, 0, PIECE); read > 0; read = in.readNBytes(piece, 0, PIECE)) {
                if (body.size() + read > MOST) {
                    throw RequestRefusal.TOO_LARGE.toProblem();
                }
                if (!pieces.tryAcquire()) {
                    throw RequestRefusal.UNAVAILABLE.toProblem();
                }
                taken++;
                body.write(piece, 0, read);
            }
            return body.toByteArray();
        }

        @Override
        public void close() {
            pieces.release(taken);
        }
    }

    Share share() {
        return new Share();
    }
}

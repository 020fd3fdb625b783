package org.zhengyuan.exchange.intake.web;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A request's body. What fails in reading it is the sender's connection, and is told from a failing disk by that. */
final class SentBody extends FilterInputStream {
    SentBody(InputStream body) {
        super(body);
    }

    @Override
    public int read() throws IOException {
        try {
            return super.read();
        } catch (IOException e) {
            throw new SenderGoneException(e);
        }
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        try {
            return super.read(target, offset, length);
        } catch (IOException e) {
            throw new SenderGoneException(e);
        }
    }
}

package org.zhengyuan.exchange.intake.web;

import java.io.IOException;

/** The sender of a file went away before it was whole. Nobody's fault here, and nothing was taken. */
final class SenderGoneException extends IOException {
    private static final long serialVersionUID = 1L;

    SenderGoneException(IOException cause) {
        super("the sender broke off", cause);
    }
}

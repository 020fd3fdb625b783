package org.zhengyuan.server.demo.load;

/** The exchange answered a call of the demo otherwise than it must; the demo cannot go on. */
final class UnexpectedAnswer extends RuntimeException {
    private static final long serialVersionUID = 1;

    UnexpectedAnswer(String message) {
        super(message);
    }
}

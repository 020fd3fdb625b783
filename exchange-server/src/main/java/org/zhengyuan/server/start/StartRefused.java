package org.zhengyuan.server.start;

/** The server cannot start, for a reason that the person who started it can act on. The message is one plain line for that person. */
public final class StartRefused extends RuntimeException {
    private static final long serialVersionUID = 1;

    public StartRefused(String line) {
        super(line);
    }

    public StartRefused(String line, Throwable cause) {
        super(line, cause);
    }
}

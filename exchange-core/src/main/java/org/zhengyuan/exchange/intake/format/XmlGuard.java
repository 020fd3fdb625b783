package org.zhengyuan.exchange.intake.format;

/**
 * Looks over the XML of an XLSX part as its bytes go by, before a parser that trusts it sees it: no document type, and no cell
 * reference beyond column XFD (a short reference such as {@code ZZZZZZ1} would make a parser allocate a row of 321 million cells).
 * Counts rows on the way, and sees cells of ISO dates.
 */
final class XmlGuard {
    private enum State {
        START,
        TEXT,
        TAG,
        TAG_NAME,
        ATTRIBUTE,
        VALUE,
        DECLARATION,
        COMMENT,
        CDATA,
        INSTRUCTION,
        NOT_XML
    }

    private static final int LONGEST_REFERENCE = 10;
    private static final int MOST_LETTERS = 3;

    private State state = State.START;
    private int quote;
    private int length;
    private int letters;
    private int before;
    private int twoBefore;
    private final StringBuilder name = new StringBuilder();
    private boolean offending;
    private long rows;
    private int seen;
    private boolean inCell;
    private int last;
    private boolean isoDate;
    private boolean isoDates;

    void add(byte[] bytes, int count) {
        for (int at = 0; at < count && state != State.NOT_XML; at++) {
            step(bytes[at] & 0xFF);
            twoBefore = before;
            before = bytes[at] & 0xFF;
        }
    }

    /** The part is XML that must not reach the parser. */
    boolean isOffending() {
        return offending;
    }

    long rows() {
        return rows;
    }

    /** A cell has the type of an ISO 8601 date. */
    boolean hasIsoDates() {
        return isoDates;
    }

    /** Goes on by one byte; true where it is the quotation mark behind such a type. */
    boolean endsIsoDate(int c) {
        isoDate = false;
        if (state != State.NOT_XML) {
            step(c);
        }
        twoBefore = before;
        before = c;
        return isoDate;
    }

    private void step(int c) {
        switch (state) {
            case START -> start(c);
            case TEXT -> {
                if (c == '<') {
                    enter(State.TAG);
                }
            }
            case TAG -> tag(c);
            case TAG_NAME -> tagName(c);
            case ATTRIBUTE -> attribute(c);
            case VALUE -> value(c);
            case DECLARATION -> declaration(c);
            case COMMENT -> leaveAt(c == '>' && before == '-' && twoBefore == '-');
            case CDATA -> leaveAt(c == '>' && before == ']' && twoBefore == ']');
            case INSTRUCTION -> leaveAt(c == '>' && before == '?');
            case NOT_XML -> {}
        }
    }

    private void start(int c) {
        seen++;
        if (c == '<') {
            enter(State.TAG);
        } else if (c == 0 || c == 0xFE || c == 0xFF) {
            // UTF-16 or UTF-32: no office program writes it, and these eyes cannot follow it.
            offending |= seen > 1 || c == 0;
            name.append((char) c);
        } else if (c > ' ' && c != 0xEF && c != 0xBB && c != 0xBF) {
            state = State.NOT_XML;
        }
    }

    private void tag(int c) {
        if (c == '!') {
            enter(State.DECLARATION);
        } else if (c == '?') {
            enter(State.INSTRUCTION);
        } else if (c == 0) {
            offending = true;
        } else {
            enter(State.TAG_NAME);
            tagName(c);
        }
    }

    private void tagName(int c) {
        if (c == '>' || c <= ' ') {
            if (name.toString().equals("row") || (name.length() > 4 && name.indexOf(":row") == name.length() - 4)) {
                rows++;
            }
            inCell = name.toString().equals("c") || (name.length() > 1 && name.indexOf(":c") == name.length() - 2);
            enter(c == '>' ? State.TEXT : State.ATTRIBUTE);
        } else if (name.length() < 64) {
            name.append((char) c);
        }
    }

    private void attribute(int c) {
        if (c == '>') {
            enter(State.TEXT);
        } else if (c == '"' || c == '\'') {
            quote = c;
            length = 0;
            letters = 0;
            state = State.VALUE;
        } else if (c <= ' ') {
            // Space may stand on either side of the equals sign; a name is over once another begins.
            seen = name.isEmpty() ? 0 : 1;
        } else if (c != '=') {
            if (seen == 1) {
                name.setLength(0);
                seen = 0;
            }
            if (name.length() < 64) {
                name.append((char) c);
            }
        }
    }

    private void value(int c) {
        if (c == quote) {
            isoDate = inCell && length == 1 && last == 'd' && name.length() == 1 && name.charAt(0) == 't';
            isoDates |= isoDate;
            enter(State.ATTRIBUTE);
            return;
        }
        last = c;
        length = Math.min(length + 1, Integer.MAX_VALUE - 1);
        if (name.length() == 1 && name.charAt(0) == 'r') {
            letters += (c | 0x20) >= 'a' && (c | 0x20) <= 'z' ? 1 : 0;
            offending |= length > LONGEST_REFERENCE || letters > MOST_LETTERS || c == '&';
        }
    }

    private void declaration(int c) {
        name.append((char) c);
        if (name.indexOf("--") == 0) {
            enter(State.COMMENT);
        } else if (name.indexOf("[CDATA[") == 0) {
            enter(State.CDATA);
        } else if (name.length() >= 7 || c == '>') {
            offending = true;
            enter(State.TEXT);
        }
    }

    private void leaveAt(boolean end) {
        if (end) {
            enter(State.TEXT);
        }
    }

    private void enter(State next) {
        state = next;
        name.setLength(0);
        seen = 0;
    }
}

package org.zhengyuan.exchange.catalog.rule;

import java.util.Locale;

/** Reads one geometry and writes it canonically while reading. Used once. */
final class WellKnownText {
    /** How reading ended. */
    enum End {
        READ,
        MALFORMED,
        OUTSIDE,
        TOO_MANY
    }

    private static final int MAX_DECIMALS = 12;

    private final String text;
    private final int maxPoints;
    private final double[] bounds;
    private final StringBuilder out = new StringBuilder();
    private int at;
    private int points;
    private End end = End.READ;

    WellKnownText(String text, int maxPoints, double[] bounds) {
        this.text = text;
        this.maxPoints = maxPoints;
        this.bounds = bounds;
    }

    String canonical() {
        return out.toString();
    }

    End read() {
        String tag = tag();
        out.append(tag).append(' ');
        boolean shaped =
                switch (tag) {
                    case "POINT" -> points(1, 1, false);
                    case "LINESTRING" -> points(2, Integer.MAX_VALUE, false);
                    case "POLYGON" -> rings();
                    default -> false;
                };
        skipSpaces();
        if (end != End.READ) {
            return end;
        }
        return shaped && at == text.length() ? End.READ : End.MALFORMED;
    }

    private String tag() {
        skipSpaces();
        int from = at;
        while (at < text.length() && Character.isLetter(text.charAt(at))) {
            at++;
        }
        return text.substring(from, at).toUpperCase(Locale.ROOT);
    }

    private boolean rings() {
        if (!sign('(')) {
            return false;
        }
        do {
            if (!points(4, Integer.MAX_VALUE, true)) {
                return false;
            }
        } while (next());
        return sign(')');
    }

    private boolean points(int least, int most, boolean closed) {
        if (!sign('(')) {
            return false;
        }
        int before = points;
        String first = "";
        String last = "";
        do {
            int from = out.length();
            if (!point()) {
                return false;
            }
            last = out.substring(from);
            first = first.isEmpty() ? last : first;
        } while (next());
        int count = points - before;
        return sign(')') && count >= least && count <= most && (!closed || first.equals(last));
    }

    private boolean point() {
        if (++points > maxPoints) {
            end = End.TOO_MANY;
            return false;
        }
        if (!coordinate(bounds[0], bounds[2])) {
            return false;
        }
        out.append(' ');
        return coordinate(bounds[1], bounds[3]);
    }

    private boolean coordinate(double least, double most) {
        skipSpaces();
        int from = at;
        while (at < text.length() && "+-.0123456789".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        Numeral numeral = from == at ? null : Numeral.read(text.substring(from, at));
        if (numeral == null
                || numeral.whole().length() > 3
                || numeral.fraction().length() > MAX_DECIMALS) {
            return false;
        }
        int start = out.length();
        out.append(numeral.negative() ? "-" : "").append(numeral.whole());
        if (!numeral.fraction().isEmpty()) {
            out.append('.').append(numeral.fraction());
        }
        double degrees = Double.parseDouble(out.substring(start));
        if (degrees < least || degrees > most) {
            end = End.OUTSIDE;
            return false;
        }
        return true;
    }

    private boolean next() {
        skipSpaces();
        if (at >= text.length() || text.charAt(at) != ',') {
            return false;
        }
        at++;
        out.append(", ");
        return true;
    }

    private boolean sign(char c) {
        skipSpaces();
        if (at >= text.length() || text.charAt(at) != c) {
            return false;
        }
        at++;
        out.append(c);
        return true;
    }

    private void skipSpaces() {
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
    }
}

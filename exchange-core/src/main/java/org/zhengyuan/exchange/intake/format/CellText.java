package org.zhengyuan.exchange.intake.format;

import org.jspecify.annotations.Nullable;
import org.zhengyuan.exchange.problem.Expected;

/** What a text must not contain to be a cell at all. */
final class CellText {
    static final String CONTROL = "row.control-character";
    static final String ENCODING = "row.encoding";
    static final String SURROGATE = "row.lone-surrogate";

    /** Stands where bytes were no character; a sender's converter leaves it too. Never data. */
    static final char REPLACEMENT = '\uFFFD';

    private CellText() {}

    /** Code of what is wrong with the text; null for a sound one. */
    static @Nullable String faultIn(String text) {
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == REPLACEMENT) {
                return ENCODING;
            }
            if (isControl(c)) {
                return CONTROL;
            }
            if (Character.isSurrogate(c)) {
                boolean pair = Character.isHighSurrogate(c)
                        && at + 1 < text.length()
                        && Character.isLowSurrogate(text.charAt(at + 1));
                if (!pair) {
                    return SURROGATE;
                }
                at++;
            }
        }
        return null;
    }

    /** What would have been right in place of this fault. */
    static Expected expected(String code) {
        return switch (code) {
            case CONTROL -> Expected.of("no-control-characters");
            case ENCODING -> Expected.of("no-lost-characters");
            default -> Expected.of("whole-characters");
        };
    }

    /** Control characters other than the white space that people put into cells. */
    static boolean isControl(char c) {
        return c < ' ' ? c != '\t' && c != '\n' && c != '\r' : c >= 0x7F && c < 0xA0;
    }
}

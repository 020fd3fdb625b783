package org.zhengyuan.exchange.intake.format;

/**
 * How the file was written.
 *
 * @param charset IANA name; {@code UTF-8}, {@code GB18030} …
 * @param byteOrderMark the file begins with one
 * @param separator CSV separator; a space for formats without one
 * @param sheet name of the sheet that was read; empty for formats without sheets
 */
public record Dialect(Format format, String charset, boolean byteOrderMark, char separator, String sheet) {}

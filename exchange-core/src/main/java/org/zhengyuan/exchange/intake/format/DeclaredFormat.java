package org.zhengyuan.exchange.intake.format;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Optional;

/**
 * What the sender says the file is.
 *
 * @param charset only where the sender named one; it wins over detection and is verified while reading
 */
public record DeclaredFormat(Format format, Optional<Charset> charset) {
    /** A format of which no charset was said. */
    public static DeclaredFormat of(Format format) {
        return new DeclaredFormat(format, Optional.empty());
    }

    static Optional<DeclaredFormat> parse(String contentType) {
        int end = contentType.indexOf(';');
        String type = end < 0 ? contentType : contentType.substring(0, end);
        Optional<Format> format = Format.named(type);
        if (format.isEmpty() || end < 0) {
            return format.map(DeclaredFormat::of);
        }
        Optional<String> name = charsetName(contentType.substring(end + 1));
        if (name.isEmpty()) {
            return format.map(DeclaredFormat::of);
        }
        try {
            Charset charset = Charset.forName(name.get());
            return Optional.of(new DeclaredFormat(format.get(), Optional.of(widest(charset))));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> charsetName(String parameters) {
        for (int from = 0; from < parameters.length(); ) {
            int to = parameters.indexOf(';', from);
            String parameter = parameters
                    .substring(from, to < 0 ? parameters.length() : to)
                    .strip();
            if (parameter.toLowerCase(Locale.ROOT).startsWith("charset=")) {
                String name = parameter.substring("charset=".length()).strip();
                boolean quoted = name.length() > 1 && name.startsWith("\"") && name.endsWith("\"");
                return Optional.of(quoted ? name.substring(1, name.length() - 1) : name);
            }
            from = to < 0 ? parameters.length() : to + 1;
        }
        return Optional.empty();
    }

    /** GB 18030 contains GB 2312 and GBK; senders say the old names and use the new characters. */
    private static Charset widest(Charset charset) {
        String name = charset.name();
        return name.equals("GBK") || name.equals("GB2312") || name.equals("x-mswin-936")
                ? Charset.forName("GB18030")
                : charset;
    }
}

package org.zhengyuan.exchange.intake.format;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** A writer in the delivered file's charset, with its byte order mark; UTF-8 with a mark where that charset cannot write every text. */
final class RefusalText {
    private RefusalText() {}

    static Writer open(OutputStream out, Dialect dialect) throws IOException {
        Charset delivered = Charset.forName(dialect.charset());
        boolean writesAll =
                delivered.name().startsWith("UTF-") || delivered.name().equals("GB18030");
        Charset charset = writesAll ? delivered : StandardCharsets.UTF_8;
        Writer writer = new BufferedWriter(new OutputStreamWriter(out, charset), 1 << 15);
        if (dialect.byteOrderMark() || !writesAll) {
            writer.write('\uFEFF');
        }
        return writer;
    }
}

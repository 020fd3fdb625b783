package org.zhengyuan.server.demo;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;

/** Text with separators: lines end in CR LF, a cell is quoted where it has to be. */
final class DelimitedFile implements DeliveredFile {
    private final BufferedWriter out;
    private final char separator;

    DelimitedFile(Path file, Charset charset, boolean byteOrderMark, char separator, String... header)
            throws IOException {
        this.out = new BufferedWriter(new OutputStreamWriter(Files.newOutputStream(file), charset), 1 << 16);
        this.separator = separator;
        if (byteOrderMark) {
            out.write('\uFEFF');
        }
        row((Object[]) header);
    }

    @Override
    public void row(Object... cells) throws IOException {
        for (int i = 0; i < cells.length; i++) {
            if (i > 0) {
                out.write(separator);
            }
            String cell = cells[i].toString();
            if (cell.indexOf(separator) >= 0 || cell.indexOf('"') >= 0 || cell.indexOf('\n') >= 0) {
                out.write('"');
                out.write(cell.replace("\"", "\"\""));
                out.write('"');
            } else {
                out.write(cell);
            }
        }
        out.write("\r\n");
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}

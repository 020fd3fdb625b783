package org.zhengyuan.server.demo;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.core.io.JsonStringEncoder;

/** One JSON object a line; numbers and booleans have their JSON types. */
final class NdjsonFile implements DeliveredFile {
    private final BufferedWriter out;
    private final String[] names;

    NdjsonFile(Path file, String... names) throws IOException {
        this.out = Files.newBufferedWriter(file, StandardCharsets.UTF_8);
        this.names = names.clone();
    }

    @Override
    public void row(Object... cells) throws IOException {
        StringBuilder line = new StringBuilder("{");
        for (int i = 0; i < cells.length; i++) {
            line.append(i == 0 ? "\"" : ",\"").append(names[i]).append("\":");
            if (cells[i] instanceof Number || cells[i] instanceof Boolean) {
                line.append(cells[i]);
            } else {
                line.append('"');
                JsonStringEncoder.getInstance().quoteAsString(cells[i].toString(), line);
                line.append('"');
            }
        }
        out.append(line).append("}\n");
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}

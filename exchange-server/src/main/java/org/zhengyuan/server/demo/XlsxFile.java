package org.zhengyuan.server.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** A workbook with one sheet. Numbers are numeric cells, as they are after somebody has typed them in. */
final class XlsxFile implements DeliveredFile {
    private static final int FLUSH_EVERY = 500;
    private static final LocalDateTime WRITTEN = LocalDateTime.of(2026, 1, 1, 0, 0);

    private final Path file;
    private final Path raw;
    private final OutputStream out;
    private final Workbook workbook;
    private final Worksheet sheet;
    private int next;

    XlsxFile(Path file, String sheetName, String... header) throws IOException {
        this.file = file;
        this.raw = file.resolveSibling(file.getFileName() + ".raw");
        this.out = Files.newOutputStream(raw);
        this.workbook = new Workbook(out, "Demo", "1.0");
        this.sheet = workbook.newWorksheet(sheetName);
        row((Object[]) header);
    }

    @Override
    public void row(Object... cells) throws IOException {
        for (int column = 0; column < cells.length; column++) {
            if (cells[column] instanceof Number number) {
                sheet.value(next, column, number);
            } else {
                sheet.value(next, column, cells[column].toString());
            }
        }
        next++;
        if (next % FLUSH_EVERY == 0) {
            sheet.flush();
        }
    }

    @Override
    public void close() throws IOException {
        workbook.finish();
        out.close();
        settleTimes();
        Files.delete(raw);
    }

    /** The writer stamps the present time into the container; the demo's files must not depend on when they were made. */
    private void settleTimes() throws IOException {
        try (ZipFile from = new ZipFile(raw.toFile());
                ZipOutputStream to = new ZipOutputStream(Files.newOutputStream(file))) {
            for (ZipEntry entry : Collections.list(from.entries())) {
                ZipEntry settled = new ZipEntry(entry.getName());
                settled.setTimeLocal(WRITTEN);
                to.putNextEntry(settled);
                try (InputStream part = from.getInputStream(entry)) {
                    if (entry.getName().equals("docProps/core.xml")) {
                        to.write(withoutPresentTime(part));
                    } else {
                        part.transferTo(to);
                    }
                }
                to.closeEntry();
            }
        }
    }

    private static byte[] withoutPresentTime(InputStream properties) throws IOException {
        return new String(properties.readAllBytes(), StandardCharsets.UTF_8)
                .replaceAll("(<dcterms:\\w+[^>]*>)[^<]*<", "$1" + WRITTEN + ":00Z<")
                .getBytes(StandardCharsets.UTF_8);
    }
}

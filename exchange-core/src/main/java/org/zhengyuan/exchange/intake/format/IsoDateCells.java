package org.zhengyuan.exchange.intake.format;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.Set;
import java.util.zip.Deflater;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.commons.compress.archivers.zip.ZipFile;

/**
 * Cells whose value is an ISO 8601 date (ECMA-376 part 1, 18.18.11, {@code t="d"}), which the parser does not know: in a copy of the workbook
 * they are cells of text, which is what their value is.
 */
final class IsoDateCells {
    private static final byte[] TEXT = "str".getBytes(StandardCharsets.US_ASCII);

    private IsoDateCells() {}

    /** A copy beside the workbook, where people's data may lie; whoever asked removes it. */
    static Path asTexts(Path workbook, Set<String> parts) throws IOException {
        Path folder = workbook.toAbsolutePath().getParent();
        Path copy = Files.createTempFile(folder, "iso-dates-", ".xlsx");
        try (ZipFile zip = ZipFile.builder().setPath(workbook).get();
                ZipArchiveOutputStream out = new ZipArchiveOutputStream(copy)) {
            out.setLevel(Deflater.BEST_SPEED);
            for (Enumeration<ZipArchiveEntry> all = zip.getEntries(); all.hasMoreElements(); ) {
                ZipArchiveEntry entry = all.nextElement();
                if (parts.contains(entry.getName())) {
                    out.putArchiveEntry(new ZipArchiveEntry(entry.getName()));
                    rewrite(zip, entry, out);
                    out.closeArchiveEntry();
                } else {
                    out.addRawArchiveEntry(entry, zip.getRawInputStream(entry));
                }
            }
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(copy);
            throw e;
        }
        return copy;
    }

    private static void rewrite(ZipFile zip, ZipArchiveEntry entry, OutputStream archive) throws IOException {
        XmlGuard xml = new XmlGuard();
        BufferedOutputStream out = new BufferedOutputStream(archive, 1 << 16);
        try (InputStream in = new BufferedInputStream(zip.getInputStream(entry), 1 << 16)) {
            int before = -1;
            for (int next = in.read(); next >= 0; next = in.read()) {
                boolean date = xml.endsIsoDate(next);
                if (date) {
                    out.write(TEXT); // in place of the "d" before this quotation mark
                } else if (before >= 0) {
                    out.write(before);
                }
                before = next;
            }
            if (before >= 0) {
                out.write(before);
            }
        }
        out.flush();
    }
}

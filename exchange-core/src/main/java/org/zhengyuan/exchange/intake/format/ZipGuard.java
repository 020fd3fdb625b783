package org.zhengyuan.exchange.intake.format;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.zip.ZipEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/**
 * Inflates every part of an XLSX once, into nothing, and measures what the archive really holds before anything of it is kept in
 * memory. Sizes in the archive's own headers are not believed.
 */
final class ZipGuard {
    private static final int SMALL = 1 << 20;
    private static final List<String> XML = List.of(".xml", ".rels", ".vml");

    private final ReadLimits limits;
    private final byte[] buffer = new byte[1 << 16];
    private final List<String> suspects = new ArrayList<>();
    private final Set<String> isoDates = new HashSet<>();
    private long inflated;
    private long rows;

    private ZipGuard(ReadLimits limits) {
        this.limits = limits;
    }

    /**
     * What a look over the whole workbook showed.
     *
     * @param rows rows of the largest sheet, for progress
     * @param isoDates parts with cells of ISO dates
     */
    record Looked(long rows, Set<String> isoDates) {}

    /** Refuses what is no XLSX, inflates beyond the limits or holds XML that must not reach the parser. */
    static Looked over(Path file, ReadLimits limits) throws IOException, UnreadableFile {
        byte[] start = new byte[4];
        try (InputStream in = Files.newInputStream(file)) {
            int length = in.readNBytes(start, 0, start.length);
            if (length == 0) {
                throw new UnreadableFile("file.empty", 0, "");
            }
        }
        if (start[0] != 'P' || start[1] != 'K' || start[2] != 3 || start[3] != 4) {
            throw new UnreadableFile("file.not-xlsx", 0, "");
        }
        ZipGuard guard = new ZipGuard(limits);
        try (ZipFile zip = ZipFile.builder().setPath(file).get()) {
            guard.measure(zip);
            if (!guard.suspects.isEmpty() && ReadParts.include(zip, guard.suspects)) {
                throw new UnreadableFile("file.not-xlsx", 0, "");
            }
        } catch (IOException | RuntimeException e) {
            // It began as an archive and its directory or a part cannot be read to the end.
            throw new UnreadableFile("file.truncated", 0, "");
        }
        return new Looked(guard.rows, Set.copyOf(guard.isoDates));
    }

    private void measure(ZipFile zip) throws IOException, UnreadableFile {
        int entries = 0;
        for (Enumeration<ZipArchiveEntry> all = zip.getEntries(); all.hasMoreElements(); ) {
            ZipArchiveEntry entry = all.nextElement();
            boolean known = entry.getMethod() == ZipEntry.DEFLATED || entry.getMethod() == ZipEntry.STORED;
            if (!known || entry.getGeneralPurposeBit().usesEncryption()) {
                throw new UnreadableFile("file.not-xlsx", 0, "");
            }
            if (++entries > limits.maxZipEntries()) {
                throw tooMuch();
            }
            measure(zip, entry);
        }
    }

    private void measure(ZipFile zip, ZipArchiveEntry entry) throws IOException, UnreadableFile {
        String name = entry.getName().toLowerCase(Locale.ROOT);
        boolean strings = name.endsWith("sharedstrings.xml");
        boolean isXml = XML.stream().anyMatch(name::endsWith);
        long packed = Math.max(1, entry.getCompressedSize());
        long part = 0;
        XmlGuard xml = new XmlGuard();
        try (InputStream in = zip.getInputStream(entry)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                part += read;
                inflated += read;
                boolean swollen = part > SMALL && part / packed >= limits.maxInflationRatio();
                if (swollen
                        || inflated > limits.maxInflatedBytes()
                        || (strings && part > limits.maxSharedStringBytes())) {
                    throw tooMuch();
                }
                xml.add(buffer, read);
                if (xml.isOffending() && isXml) {
                    throw new UnreadableFile("file.not-xlsx", 0, "");
                }
            }
        }
        if (xml.isOffending()) {
            // a picture or another object that happens to look so: harmless unless a reader is led to it
            suspects.add(entry.getName());
            return;
        }
        if (xml.hasIsoDates()) {
            isoDates.add(entry.getName());
        }
        rows = Math.max(rows, xml.rows());
    }

    private static UnreadableFile tooMuch() {
        return new UnreadableFile("file.inflates-too-much", 0, "");
    }
}

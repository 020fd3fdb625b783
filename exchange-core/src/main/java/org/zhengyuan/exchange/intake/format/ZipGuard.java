package org.zhengyuan.exchange.intake.format;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.Locale;
import java.util.zip.ZipEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/**
 * Inflates every part of an XLSX once, into nothing, and measures what the archive really holds before anything of it is kept in
 * memory. Sizes in the archive's own headers are not believed.
 */
final class ZipGuard {
    private static final int SMALL = 1 << 20;

    private final ReadLimits limits;
    private final byte[] buffer = new byte[1 << 16];
    private long inflated;
    private long rows;

    private ZipGuard(ReadLimits limits) {
        this.limits = limits;
    }

    /** Refuses what is no XLSX or inflates beyond the limits; gives the rows of the largest sheet, for progress. */
    static long rowsOf(Path file, ReadLimits limits) throws IOException, UnreadableFile {
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
        } catch (IOException | RuntimeException e) {
            // It began as an archive and its directory or a part cannot be read to the end.
            throw new UnreadableFile("file.truncated", 0, "");
        }
        return guard.rows;
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
        boolean strings = entry.getName().toLowerCase(Locale.ROOT).endsWith("sharedstrings.xml");
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
                if (xml.isOffending()) {
                    throw new UnreadableFile("file.not-xlsx", 0, "");
                }
            }
        }
        rows = Math.max(rows, xml.rows());
    }

    private static UnreadableFile tooMuch() {
        return new UnreadableFile("file.inflates-too-much", 0, "");
    }
}

package org.zhengyuan.seal.casefile;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes a case file. The same contents give the same bytes. */
public final class CaseFileWriter {
    /** The earliest that ZIP can write: nobody is to take an entry's time for a proof. */
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private CaseFileWriter() {}

    /**
     * Writes the file; {@code out} stays open.
     *
     * @param files every file that the manifest names, by its name
     */
    public static void write(CaseManifest manifest, Map<String, byte[]> files, OutputStream out) throws IOException {
        if (!files.keySet().equals(manifest.files().keySet())) {
            throw new IllegalArgumentException("the manifest names other files than there are");
        }
        ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        entry(zip, CaseManifest.NAME, manifest.toBytes());
        for (String name : manifest.files().keySet()) {
            entry(zip, name, Objects.requireNonNull(files.get(name)));
        }
        zip.finish();
    }

    private static void entry(ZipOutputStream zip, String name, byte[] data) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(NO_TIME);
        zip.putNextEntry(entry);
        zip.write(data);
        zip.closeEntry();
    }
}

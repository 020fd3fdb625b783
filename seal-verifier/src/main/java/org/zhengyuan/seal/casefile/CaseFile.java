package org.zhengyuan.seal.casefile;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.zhengyuan.seal.proof.MalformedException;

/** A case file as it lies in a ZIP, read whole, within limits. Nothing is unpacked to the disk. */
record CaseFile(CaseManifest manifest, Map<String, byte[]> files) {
    /** What one file may unpack to. */
    private static final int MOST_BYTES = 16 << 20;
    /** What all of them may. */
    private static final long MOST_IN_ALL = 256L << 20;

    private static final int MOST_FILES = CaseManifest.MOST_RECEIPTS + 3;

    /**
     * Reads a case file.
     *
     * @throws MalformedException if it is no ZIP, has more than may be, names a file twice, or shows one thing to programs that read the
     *     directory at the end of a ZIP and another to those that read from the front
     */
    static CaseFile read(Path path) throws MalformedException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (ZipFile zip = new ZipFile(path.toFile(), StandardCharsets.UTF_8)) {
            List<ZipEntry> entries = new ArrayList<>();
            zip.entries().asIterator().forEachRemaining(entries::add);
            if (entries.size() > MOST_FILES) {
                throw new MalformedException("more than " + MOST_FILES + " files");
            }
            for (ZipEntry entry : entries) {
                try (InputStream data = zip.getInputStream(entry)) {
                    put(files, entry.getName(), data);
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            throw new MalformedException("no ZIP file that can be read", e);
        }
        sameFromTheFront(path, files);
        byte[] manifest = files.remove(CaseManifest.NAME);
        if (manifest == null) {
            throw new MalformedException(CaseManifest.NAME + " is missing");
        }
        return new CaseFile(CaseManifest.parse(manifest), files);
    }

    private static void put(Map<String, byte[]> files, String name, InputStream data)
            throws IOException, MalformedException {
        byte[] bytes = data.readNBytes(MOST_BYTES + 1);
        long all = bytes.length
                + files.values().stream().mapToLong(file -> file.length).sum();
        if (bytes.length > MOST_BYTES || all > MOST_IN_ALL) {
            throw new MalformedException("more than may be unpacked");
        }
        if (files.put(name, bytes) != null) {
            throw new MalformedException("a file is there twice");
        }
    }

    private static void sameFromTheFront(Path path, Map<String, byte[]> files) throws MalformedException {
        List<String> names = new ArrayList<>();
        try (InputStream file = Files.newInputStream(path);
                ZipInputStream zip = new ZipInputStream(file, StandardCharsets.UTF_8)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                byte[] known = files.get(entry.getName());
                if (known == null || names.contains(entry.getName()) || !holds(zip, known)) {
                    throw new MalformedException("it shows other files to other programs");
                }
                names.add(entry.getName());
            }
        } catch (IOException | IllegalArgumentException e) {
            throw new MalformedException("no ZIP file that can be read", e);
        }
        if (names.size() != files.size()) {
            throw new MalformedException("it shows other files to other programs");
        }
    }

    private static boolean holds(InputStream data, byte[] known) throws IOException {
        byte[] bytes = data.readNBytes(known.length + 1);
        return Arrays.equals(bytes, known);
    }
}

package org.zhengyuan.exchange.intake.format;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/** A delivered file of a small dataset: an identifier, a name, an amount that may be left out. */
public final class Delivered {
    public static final List<Column> COLUMNS = List.of(
            new Column("id", List.of("证件号码"), true, true),
            new Column("name", List.of("姓名"), false, true),
            new Column("amount", List.of("金额"), false, false));

    private final Path file;
    private final DeclaredFormat declared;
    private ReadLimits limits = ReadLimits.DEFAULT;
    private List<Column> columns = COLUMNS;
    private Set<String> ignored = Set.of();

    private Delivered(Path file, DeclaredFormat declared) {
        this.file = file;
        this.declared = declared;
    }

    public static Delivered of(Format format, byte[] bytes) {
        try {
            Path file = Files.createTempFile("delivered", "." + format.extension());
            file.toFile().deleteOnExit();
            return new Delivered(Files.write(file, bytes), DeclaredFormat.of(format));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Delivered of(Path file, Format format) {
        return new Delivered(file, DeclaredFormat.of(format));
    }

    static Delivered csv(String text) {
        return of(Format.CSV, text.getBytes(StandardCharsets.UTF_8));
    }

    static Delivered csv(String text, Charset charset) {
        return of(Format.CSV, text.getBytes(charset));
    }

    static Delivered ndjson(String text) {
        return of(Format.NDJSON, text.getBytes(StandardCharsets.UTF_8));
    }

    static Delivered json(String text) {
        return of(Format.JSON, text.getBytes(StandardCharsets.UTF_8));
    }

    /** A workbook whose only sheet is filled by the caller. */
    static Delivered xlsx(SheetFiller filler) {
        try {
            Path file = Files.createTempFile("delivered", ".xlsx");
            file.toFile().deleteOnExit();
            try (OutputStream out = Files.newOutputStream(file);
                    Workbook workbook = new Workbook(out, "test", "1.0")) {
                filler.fill(workbook, workbook.newWorksheet("Sheet1"));
            }
            return of(file, Format.XLSX);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Fills a sheet. */
    interface SheetFiller {
        void fill(Workbook workbook, Worksheet sheet) throws IOException;
    }

    /** A copy of this workbook with one part replaced or added. */
    Delivered withPart(String name, byte[] content) throws IOException {
        Path copy = Files.createTempFile("delivered", ".xlsx");
        copy.toFile().deleteOnExit();
        try (java.util.zip.ZipFile zip = new java.util.zip.ZipFile(file.toFile());
                ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(copy))) {
            for (ZipEntry entry : zip.stream().toList()) {
                if (!entry.getName().equals(name)) {
                    out.putNextEntry(new ZipEntry(entry.getName()));
                    out.write(zip.getInputStream(entry).readAllBytes());
                }
            }
            out.putNextEntry(new ZipEntry(name));
            out.write(content);
        }
        return of(copy, Format.XLSX);
    }

    Delivered declaring(Charset charset) {
        return copy(new DeclaredFormat(declared.format(), Optional.of(charset)));
    }

    private Delivered copy(DeclaredFormat other) {
        Delivered copy = new Delivered(file, other);
        copy.limits = limits;
        copy.columns = columns;
        copy.ignored = ignored;
        return copy;
    }

    Delivered within(ReadLimits other) {
        limits = other;
        return this;
    }

    Delivered expecting(List<Column> other) {
        columns = other;
        return this;
    }

    Delivered ignoring(String... names) {
        ignored = Set.of(names);
        return this;
    }

    Path file() {
        return file;
    }

    public RowReader open() throws IOException, UnreadableFile {
        return RowReaders.open(file, declared, columns, ignored, limits);
    }

    List<RawRow> rows() {
        try (RowReader reader = open()) {
            List<RawRow> rows = new ArrayList<>();
            for (RawRow row = reader.next(); row != null; row = reader.next()) {
                rows.add(row);
            }
            return rows;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (UnreadableFile e) {
            throw new AssertionError(e.code() + " at row " + e.row() + ": " + e.getMessage(), e);
        }
    }

    List<List<@Nullable String>> cells() {
        return rows().stream().map(row -> Arrays.asList(row.cells())).toList();
    }

    /** The faults' codes row by row; an empty text for a sound row. */
    List<String> faults() {
        return rows().stream()
                .map(row -> row.fault() == null ? "" : row.fault().code())
                .toList();
    }

    /** Code and row with which reading ends; rows read before it are counted. */
    String refusal() throws IOException {
        int read = 0;
        try (RowReader reader = open()) {
            while (reader.next() != null) {
                read++;
            }
        } catch (UnreadableFile e) {
            return e.code() + " at " + e.row() + " after " + read;
        }
        throw new AssertionError("was read to the end, " + read + " rows");
    }
}

package org.zhengyuan.exchange.intake;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.zhengyuan.exchange.catalog.Catalog;
import org.zhengyuan.exchange.catalog.DataItem;
import org.zhengyuan.exchange.catalog.Dataset;
import org.zhengyuan.exchange.intake.format.DeclaredFormat;
import org.zhengyuan.exchange.intake.format.RawRow;
import org.zhengyuan.exchange.intake.format.ReadLimits;
import org.zhengyuan.exchange.intake.format.RowReader;
import org.zhengyuan.exchange.intake.format.RowReaders;
import org.zhengyuan.exchange.intake.format.UnreadableFile;

/** Delivered rows, read again from the file as it was delivered, for as long as that is kept. */
public final class OriginalRows {
    private final SpooledFiles files;

    public OriginalRows(SpooledFiles files) {
        this.files = files;
    }

    /**
     * The text of one cell before it was standardised. Reads the file from its beginning up to the row, in bounded memory.
     *
     * @param definition the version of the dataset under which the row was admitted
     * @param item code of the cell's item
     * @param number of the row, from 1
     * @return the text, empty where the cell was; nothing where the file is not there or cannot be read as it was then
     */
    public Optional<String> cell(
            Submission submission, Dataset definition, Catalog.Snapshot catalog, String item, long number) {
        int column = definition.items().stream().map(DataItem::code).toList().indexOf(item);
        Path file = files.file(submission.id());
        if (column < 0 || number < 1 || !Files.exists(file)) {
            return Optional.empty();
        }
        DeclaredFormat declared = new DeclaredFormat(
                submission.format(), Optional.ofNullable(submission.charset()).map(Charset::forName));
        try (RowReader rows = RowReaders.open(
                file,
                declared,
                AdmissionPlan.columns(definition, catalog),
                definition.ignoredColumns(),
                ReadLimits.DEFAULT)) {
            for (RawRow row = rows.next(); row != null; row = rows.next()) {
                if (row.number() == number) {
                    return text(row, column);
                }
            }
            return Optional.empty();
        } catch (IOException | UnreadableFile e) {
            return Optional.empty();
        }
    }

    private static Optional<String> text(RawRow row, int column) {
        List<String> cells = java.util.Arrays.asList(row.cells());
        if (row.fault() != null || column >= cells.size()) {
            return Optional.empty();
        }
        String text = cells.get(column);
        return Optional.of(text == null ? "" : text);
    }
}

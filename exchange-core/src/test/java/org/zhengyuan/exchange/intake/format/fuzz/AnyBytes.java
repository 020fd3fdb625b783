package org.zhengyuan.exchange.intake.format.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.zhengyuan.exchange.intake.format.Delivered;
import org.zhengyuan.exchange.intake.format.Format;
import org.zhengyuan.exchange.intake.format.RawRow;
import org.zhengyuan.exchange.intake.format.ReadLimits;
import org.zhengyuan.exchange.intake.format.RowReader;
import org.zhengyuan.exchange.intake.format.RowReaders;
import org.zhengyuan.exchange.intake.format.UnreadableFile;

/** Reads arbitrary bytes and holds the reader to its contract. */
final class AnyBytes {
    private AnyBytes() {}

    static void read(Format format, byte[] bytes) throws IOException {
        Path file = Files.createTempFile("fuzz", "." + format.extension());
        try {
            Files.write(file, bytes);
            try (RowReader reader = RowReaders.open(file, format, Delivered.COLUMNS, Set.of("x"), ReadLimits.DEFAULT)) {
                long number = 0;
                for (RawRow row = reader.next(); row != null; row = reader.next()) {
                    if (row.number() != ++number || row.cells().length != Delivered.COLUMNS.size()) {
                        throw new AssertionError("row " + number + " breaks the contract: " + row);
                    }
                }
            } catch (UnreadableFile e) {
                if (!e.code().startsWith("file.")) {
                    throw new AssertionError("not a file's code: " + e.code());
                }
            }
        } finally {
            Files.delete(file);
        }
    }
}

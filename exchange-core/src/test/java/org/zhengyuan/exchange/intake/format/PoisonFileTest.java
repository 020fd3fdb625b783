package org.zhengyuan.exchange.intake.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each folder under {@code poison/} holds a delivered file and what must become of it; the large ones are made here. */
class PoisonFileTest {
    private static final Path POISON = Path.of("src/test/resources/poison");

    static List<Path> cases() throws IOException {
        try (Stream<Path> folders = Files.list(POISON)) {
            return folders.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void endsAsTheFolderSays(Path folder) throws IOException {
        Path delivered;
        try (Stream<Path> files = Files.list(folder)) {
            delivered = files.filter(file -> file.getFileName().toString().startsWith("delivered."))
                    .findFirst()
                    .orElseThrow();
        }
        Format format = Format.ofFileName(delivered.toString()).orElseThrow();
        String expected = Files.readString(folder.resolve("expected.txt")).strip();
        Delivered file = Delivered.of(delivered, format);
        if (expected.startsWith("file.")) {
            assertThat(file.refusal()).isEqualTo(expected);
        } else {
            assertThat(String.join(
                            "\n",
                            file.faults().stream()
                                    .map(code -> code.isEmpty() ? "sound" : code)
                                    .toList()))
                    .isEqualTo(expected);
        }
    }

    @Test
    void aLineOfAHundredMegabytesIsRefusedWithoutBeingHeld(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("line.csv");
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            out.write("id,name\n1,a\n2,".getBytes(StandardCharsets.UTF_8));
            byte[] megabyte = "x".repeat(1 << 20).getBytes(StandardCharsets.UTF_8);
            for (int written = 0; written < 100; written++) {
                out.write(megabyte);
            }
        }
        assertThat(Delivered.of(file, Format.CSV).refusal()).isEqualTo("file.line-too-long at 2 after 1");
        assertThat(Delivered.of(file, Format.NDJSON).refusal()).isEqualTo("file.line-too-long at 3 after 2");
    }

    @Test
    void aZipBombIsRefusedBeforeItIsRead(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("bomb.xlsx");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file))) {
            out.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
            byte[] spaces = " ".repeat(1 << 20).getBytes(StandardCharsets.UTF_8);
            for (int written = 0; written < 1024; written++) {
                out.write(spaces);
            }
        }
        assertThat(Files.size(file)).isLessThan(2 << 20);
        assertThat(Delivered.of(file, Format.XLSX).refusal()).isEqualTo("file.inflates-too-much at 0 after 0");
    }
}

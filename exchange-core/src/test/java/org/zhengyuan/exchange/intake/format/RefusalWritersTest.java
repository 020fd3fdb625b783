package org.zhengyuan.exchange.intake.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class RefusalWritersTest {
    private static final String REASON = "校验码不符 (=check digit)";

    private static byte[] refusalsOf(Delivered file) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (RowReader reader = file.open();
                RefusalWriter writer = RefusalWriters.open(out, reader.dialect(), reader.header())) {
            for (RawRow row = reader.next(); row != null; row = reader.next()) {
                writer.write(row.number(), row.original(), "value.check-digit", REASON);
            }
        }
        return out.toByteArray();
    }

    private static void givesBackWhatItGot(Delivered file, Format format) throws Exception {
        Delivered refusals = Delivered.of(format, refusalsOf(file));
        assertThat(refusals.faults()).isEqualTo(file.faults());
        assertThat(refusals.rows().stream()
                        .map(row -> Arrays.asList(row.original()))
                        .toList())
                .isEqualTo(file.rows().stream()
                        .map(row -> Arrays.asList(row.original()))
                        .toList());
        assertThat(refusals.cells()).isEqualTo(file.cells());
    }

    @Test
    void givesCsvBackInItsOwnCharsetColumnsAndSeparator() throws Exception {
        Delivered file = Delivered.csv("金额;证件号码;姓名\r\n1;2;张三\r\n", Charset.forName("GB18030"));
        String text = new String(refusalsOf(file), Charset.forName("GB18030"));
        assertThat(text)
                .isEqualTo("refusal.row;refusal.code;refusal.text;金额;证件号码;姓名\r\n"
                        + "1;value.check-digit;校验码不符 (=check digit);1;2;张三\r\n");
        givesBackWhatItGot(file, Format.CSV);
    }

    @Test
    void keepsTheByteOrderMark() throws Exception {
        assertThat(new String(refusalsOf(Delivered.csv("\uFEFFid,name\n1,a\n")), StandardCharsets.UTF_8))
                .startsWith("\uFEFFrefusal.row,");
        givesBackWhatItGot(Delivered.csv("\uFEFFid,name\n1,张三\n", StandardCharsets.UTF_16LE), Format.CSV);
    }

    @Test
    void noCellRunsInASpreadsheetAndEveryCellComesBackExactly() throws Exception {
        Delivered file = Delivered.csv("id,name\n=1+1,+a\n-1,@x\n'=1,''+2\n'plain,\"\tx\"\n\"\rx\",＝1\n");
        String text = new String(refusalsOf(file), StandardCharsets.UTF_8);
        assertThat(text.lines().skip(1))
                .noneMatch(line -> Arrays.stream(line.split(",")).anyMatch(cell -> cell.matches("\"?[=+\\-@\t\r＝].*")));
        givesBackWhatItGot(file, Format.CSV);
    }

    @Test
    void givesBackRowsThatDoNotFitTheHeader() throws Exception {
        givesBackWhatItGot(Delivered.csv("id,name,amount\n1,a\n2,b,3,4\n"), Format.CSV);
    }

    @Test
    void givesNdjsonBackWithTheNamesItCameWith() throws Exception {
        Delivered file = Delivered.ndjson("{\"证件号码\":\"1\",\"name\":\"a\\n\"}\n{\"证件号码\":\"2\",\"name\":\"b\"}\n");
        assertThat(new String(refusalsOf(file), StandardCharsets.UTF_8)).startsWith("{\"refusal.row\":1,");
        givesBackWhatItGot(file, Format.NDJSON);
    }

    @Test
    void aLineThatWasNoJsonComesBackWhole() throws Exception {
        byte[] refusals = refusalsOf(Delivered.ndjson("{\"id\":\"1\",\"name\":\"a\"}\n{oops\n"));
        assertThat(new String(refusals, StandardCharsets.UTF_8)).contains("\"refusal.line\":\"{oops\"");
    }

    @Test
    void givesJsonBackAsAnArray() throws Exception {
        givesBackWhatItGot(
                Delivered.json("[{\"id\":\"1\",\"name\":\"a\"},{\"id\":\"2\",\"name\":\"b\"}]"), Format.JSON);
        assertThat(new String(refusalsOf(Delivered.json("[]")), StandardCharsets.UTF_8))
                .isEqualTo("[]");
    }

    @Test
    void givesAWorkbookBackAsTexts() throws Exception {
        Delivered file = Delivered.xlsx((workbook, sheet) -> {
            XlsxRowReaderTest.header(sheet, 0);
            for (int row = 1; row < 3000; row++) {
                sheet.value(row, 0, "1101");
                sheet.value(row, 1, "=cmd|' /C calc'!A0");
            }
        });
        givesBackWhatItGot(file, Format.XLSX);
    }

    @Test
    void avroComesBackAsNdjson() throws Exception {
        byte[] container = AvroRowReaderTest.container(AvroRowReaderTest.TEXTS, "null", 3, "1", "张三");
        Delivered refusals = Delivered.of(Format.NDJSON, refusalsOf(Delivered.of(Format.AVRO, container)));
        assertThat(refusals.cells()).isEqualTo(java.util.Collections.nCopies(3, Arrays.asList("1", "张三", null)));
        assertThat(List.of(RefusalWriters.formatFor(Format.AVRO))).containsExactly(Format.NDJSON);
    }
}

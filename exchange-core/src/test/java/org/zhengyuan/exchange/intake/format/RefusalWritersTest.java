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

    private static final List<String> UNTAKEN = List.of(
            "{\"id\":\"1\",\"name\":[\"重要值\"],\"amount\":5}",
            "{\"id\":\"2\",\"name\":{\"v\": \"重要值\"}}",
            "{\"id\":\"3\",\"奇怪\":\"重要值\",\"name\":\"a\"}",
            "{\"id\":\"4\",\"name\":\"甲\",\"name\":\"乙\"}",
            "{\"id\":\"5\",\"name\":\"甲\",\"姓名\":\"乙\"}",
            "{\"id\":6,\"name\":\"甲\"}",
            "{\"id\":\"7\",\"name\":\"x\",\"amount\":1e400}",
            "{\"id\":\"8\",\"name\":\"a\\u0000\"}");

    /** What was refused holds everything in the file that gives it back, and is refused again for the same reason. */
    private static void isRefusedAgain(Delivered file, Format format) throws Exception {
        List<String> codes = file.rows().stream()
                .map(row -> java.util.Objects.requireNonNull(row.fault()).code())
                .toList();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (RowReader reader = file.open();
                RefusalWriter writer = RefusalWriters.open(out, reader.dialect(), reader.header())) {
            for (RawRow row = reader.next(); row != null; row = reader.next()) {
                writer.write(row.number(), row.original(), codes.get((int) row.number() - 1), REASON);
            }
        }
        assertThat(Delivered.of(format, out.toByteArray()).faults()).isEqualTo(codes);
        String text = out.toString(StandardCharsets.UTF_8);
        assertThat(text.split("重要值", -1)).hasSize(4);
        assertThat(text).contains("\"乙\"").contains("1e400").contains("{\"v\": \"重要值\"}");
    }

    @Test
    void aJsonRowThatCouldNotBeTakenComesBackAsItWasDelivered() throws Exception {
        isRefusedAgain(Delivered.ndjson(String.join("\n", UNTAKEN) + "\n"), Format.NDJSON);
        isRefusedAgain(Delivered.json("[ " + String.join(" ,\n", UNTAKEN) + " ]"), Format.JSON);
    }

    @Test
    void aLineThatComesBackWholeIsReadInItsPlace() throws Exception {
        String back =
                "{\"refusal.row\":2,\"refusal.code\":\"row.not-json\",\"refusal.text\":\"x\",\"refusal.line\":%s}\n";
        assertThat(Delivered.ndjson(back.formatted("\"{oops\"")).faults()).containsExactly("row.not-json");
        assertThat(Delivered.ndjson(back.formatted("\"{\\\"id\\\":\\\"1\\\",\\\"name\\\":\\\"a\\\"}\""))
                        .cells())
                .containsExactly(Arrays.asList("1", "a", null));
        assertThat(Delivered.ndjson(back.formatted("\"{oops\",\"id\":\"2\",\"name\":\"b\""))
                        .cells())
                .containsExactly(Arrays.asList("2", "b", null));
        assertThat(Delivered.json("[" + back.formatted("\"[1]\"") + "]").faults())
                .containsExactly("row.not-an-object");
    }

    @Test
    void anErrorOfASpreadsheetIsRefusedAgain() throws Exception {
        Delivered file = Delivered.xlsx((workbook, sheet) -> {
                    XlsxRowReaderTest.header(sheet, 0);
                    sheet.value(1, 0, "1");
                })
                .withPart(
                        "xl/worksheets/sheet1.xml",
                        ("<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>"
                                        + "<row><c t=\"inlineStr\"><is><t>id</t></is></c><c t=\"inlineStr\"><is><t>name</t></is></c></row>"
                                        + "<row><c t=\"inlineStr\"><is><t>1</t></is></c><c t=\"e\"><v>#REF!</v></c></row>"
                                        + "<row><c t=\"inlineStr\"><is><t>2</t></is></c><c><f>B9</f></c></row>"
                                        + "<row><c t=\"inlineStr\"><is><t>3</t></is></c><c><v>1E400</v></c></row>"
                                        + "</sheetData></worksheet>")
                                .getBytes(StandardCharsets.UTF_8));
        assertThat(file.faults()).containsExactly("cell.error", "cell.formula", "cell.error");
        assertThat(Delivered.of(Format.XLSX, refusalsOf(file)).faults())
                .containsExactly("cell.error", "cell.error", "cell.error");
    }

    @Test
    void aNumberOfAnAvroRecordComesBackAsANumber() throws Exception {
        org.apache.avro.Schema schema = org.apache.avro.SchemaBuilder.record("r")
                .fields()
                .requiredLong("id")
                .requiredString("name")
                .endRecord();
        ByteArrayOutputStream container = new ByteArrayOutputStream();
        try (var writer = new org.apache.avro.file.DataFileWriter<org.apache.avro.generic.GenericRecord>(
                new org.apache.avro.generic.GenericDatumWriter<>(schema))) {
            writer.create(schema, container);
            writer.append(new org.apache.avro.generic.GenericRecordBuilder(schema)
                    .set("id", 1101L)
                    .set("name", "张三")
                    .build());
        }
        Delivered file = Delivered.of(Format.AVRO, container.toByteArray());
        assertThat(Delivered.of(Format.NDJSON, refusalsOf(file)).faults())
                .isEqualTo(file.faults())
                .containsExactly("cell.number-in-identifier");
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

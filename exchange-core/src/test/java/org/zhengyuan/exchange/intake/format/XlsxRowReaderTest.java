package org.zhengyuan.exchange.intake.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.dhatim.fastexcel.VisibilityState;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zhengyuan.exchange.problem.Expected;

class XlsxRowReaderTest {
    static void header(Worksheet sheet, int row) {
        sheet.value(row, 0, "证件号码");
        sheet.value(row, 1, "姓名");
        sheet.value(row, 2, "金额");
    }

    @Test
    void readsTheFirstVisibleSheetBelowItsHeader() throws Exception {
        Delivered file = Delivered.xlsx((workbook, sheet) -> {
            sheet.setVisibilityState(VisibilityState.HIDDEN);
            sheet.value(0, 0, "not this one");
            Worksheet second = workbook.newWorksheet("人员");
            header(second, 2);
            second.value(3, 0, "110101199003077758");
            second.value(3, 1, "张三");
            second.value(3, 2, 12.5);
            second.value(6, 0, "2");
            second.value(6, 1, "李四");
        });
        assertThat(file.rows()).extracting(RawRow::number).containsExactly(1L, 2L);
        assertThat(file.cells().getFirst()).isEqualTo(List.of("110101199003077758", "张三", "12.5"));
        assertThat(file.rows().getLast().cells()).containsExactly("2", "李四", null);
        try (RowReader reader = file.open()) {
            assertThat(reader.dialect().sheet()).isEqualTo("人员");
        }
    }

    @Test
    void aNumberInAnIdentifierColumnHasLostItsDigits() {
        Delivered file = Delivered.xlsx((workbook, sheet) -> {
            header(sheet, 0);
            sheet.value(1, 0, 110101199003077758L);
            sheet.value(1, 1, "张三");
        });
        assertThat(file.rows().getFirst().fault())
                .isEqualTo(new RowFault("cell.number-in-identifier", "证件号码", Expected.of("identifier-as-text")));
    }

    @Test
    void datesComeAsDatesAndNumbersWithoutExponents() {
        Delivered file = Delivered.xlsx((workbook, sheet) -> {
            header(sheet, 0);
            sheet.value(1, 0, "1");
            sheet.value(1, 1, LocalDate.of(1990, 3, 7));
            sheet.style(1, 1).format("yyyy\"年\"m\"月\"d\"日\"").set();
            sheet.value(1, 2, 1e21);
            sheet.value(2, 0, "2");
            sheet.value(2, 1, LocalDateTime.of(2026, 11, 21, 14, 3, 5));
            sheet.style(2, 1).format("yyyy-mm-dd hh:mm:ss").set();
            sheet.value(2, 2, 1.1);
            sheet.value(3, 0, "3");
            sheet.value(3, 1, true);
            sheet.value(3, 2, 0.1 + 0.2);
            sheet.style(3, 2).format("[Red]0.00\"d\"").set();
        });
        assertThat(file.cells())
                .containsExactly(
                        List.of("1", "1990-03-07", "1000000000000000000000"),
                        List.of("2", "2026-11-21 14:03:05", "1.1"),
                        List.of("3", "true", "0.30000000000000004"));
    }

    @Test
    void aFormulaIsNotAValue() {
        Delivered file = Delivered.xlsx((workbook, sheet) -> {
            header(sheet, 0);
            sheet.value(1, 0, "1");
            sheet.formula(1, 1, "CONCATENATE(\"a\",\"b\")");
            sheet.value(2, 0, "2");
            sheet.value(2, 1, "sound");
        });
        assertThat(file.faults()).containsExactly("cell.formula", "");
    }

    @Test
    void aCellBeyondTheHeaderRefusesItsRow() {
        Delivered file = Delivered.xlsx((workbook, sheet) -> {
            header(sheet, 0);
            sheet.value(1, 0, "1");
            sheet.value(1, 5, "lost");
        });
        assertThat(file.faults()).containsExactly("row.too-many-cells");
    }

    @Test
    void anErrorCellRefusesItsRow() throws IOException {
        Delivered file = sheetOf(
                "<row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t>1</t></is></c><c r=\"B2\" t=\"e\"><v>#N/A</v></c></row>");
        assertThat(file.faults()).containsExactly("cell.error");
    }

    @Test
    void anIsoDateIsRead() throws IOException {
        Delivered file = sheetOf(
                "<row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t>d</t></is></c>"
                        + "<c t='d' r=\"B2\"><v>2026-01-02T00:00:00</v></c></row>"
                        + "<row r=\"3\"><x:c r=\"A3\" t = \"str\"><x:v>t=\"d\"</x:v></x:c><c r=\"B3\" t=\"d\"><v>2026-01-03</v></c></row>");
        assertThat(file.faults()).containsExactly("", "");
        assertThat(file.rows().getFirst().cells()).containsExactly("d", "2026-01-02T00:00:00", null);
        assertThat(file.rows().getLast().cells()[1]).isEqualTo("2026-01-03");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"xl/media/a.png", "xl/printerSettings/printerSettings1.bin", "xl/embeddings/x.bin", "docProps/t"
            })
    void whatNoReaderOpensMayHoldAnything(String part) throws IOException {
        byte[] utf16 = {(byte) 0xFF, (byte) 0xFE, 0, 0, 1};
        for (byte[] content : List.of(
                new byte[400], utf16, "<!DOCTYPE svg [<!ENTITY a \"b\">]><svg/>".getBytes(UTF_8), new byte[] {'<', 0, 0
                })) {
            Delivered file = Delivered.xlsx((workbook, sheet) -> {
                        header(sheet, 0);
                        sheet.value(1, 0, "1");
                        sheet.value(1, 1, "张三");
                    })
                    .withPart(part, content);
            assertThat(file.faults()).containsExactly("");
        }
    }

    @Test
    void aSheetUnderTheNameOfAPictureIsGuardedAsWell() throws IOException {
        String row = "<row r=\"%d\"><c r=\"%s\" t=\"inlineStr\"><is><t>id</t></is></c>"
                + "<c r=\"%s\" t=\"inlineStr\"><is><t>name</t></is></c></row>";
        // a column that no sheet has, and not so far out that a reader without the guard would fill the memory
        String evil = "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>"
                + row.formatted(1, "A1", "B1") + row.formatted(2, "A2", "AAAA2") + "</sheetData></worksheet>";
        StringBuilder relationships = new StringBuilder(
                "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">");
        for (int id = 1; id < 9; id++) {
            relationships
                    .append("<Relationship Id=\"rId")
                    .append(id)
                    .append("\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\"")
                    .append(" Target=\"worksheets/&#97;.png\"/>");
        }
        relationships.append("</Relationships>");
        Delivered file = Delivered.xlsx((workbook, sheet) -> sheet.value(0, 0, "replaced"))
                .withPart("xl/worksheets/a.png", evil.getBytes(UTF_8))
                .withPart("xl/_rels/workbook.xml.rels", relationships.toString().getBytes(UTF_8));
        assertThat(file.refusal()).isEqualTo("file.not-xlsx at 0 after 0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<c r=\"ZZZZZZ2\"", "<c  r = 'ZZZZZZ2'", "<c a='>' r='&#90;ZZZZZ2'", "<x:c\nr='ZZZZZZ2'"})
    void aReferenceBeyondTheLastColumnIsNotFollowed(String cell) throws IOException {
        assertThat(sheetOf("<row r=\"2\">" + cell + " t=\"inlineStr\"><is><t>1</t></is></c></row>")
                        .refusal())
                .isEqualTo("file.not-xlsx at 0 after 0");
    }

    @Test
    void aDocumentTypeIsNotFollowed() throws IOException {
        String doctype = "<!DOCTYPE x [<!ENTITY a \"aaaa\">]>";
        assertThat(sheet(doctype, "<row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t>&a;</t></is></c></row>")
                        .refusal())
                .isEqualTo("file.not-xlsx at 0 after 0");
    }

    @Test
    void commentsAndCharacterDataAreReadOver() throws IOException {
        Delivered file = sheetOf(
                "<!-- r=\"ZZZZZZ9\" --><row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t><![CDATA[< r=\"ZZZZZZ9\"]]></t></is></c></row>");
        assertThat(file.rows().getFirst().cells()).containsExactly("< r=\"ZZZZZZ9\"", null, null);
    }

    private static Delivered sheetOf(String rows) throws IOException {
        return sheet("", rows);
    }

    private static Delivered sheet(String prolog, String rows) throws IOException {
        String header = "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>id</t></is></c>"
                + "<c r=\"B1\" t=\"inlineStr\"><is><t>name</t></is></c><c r=\"C1\" t=\"inlineStr\"><is><t>amount</t></is></c></row>";
        String xml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>" + prolog
                + "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:x=\"urn:x\"><sheetData>"
                + header + rows + "</sheetData></worksheet>";
        return Delivered.xlsx((workbook, sheet) -> sheet.value(0, 0, "replaced"))
                .withPart("xl/worksheets/sheet1.xml", xml.getBytes(UTF_8));
    }

    @Test
    void whatIsNoWorkbookIsRefused() throws IOException {
        byte[] ole = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1};
        assertThat(Delivered.of(Format.XLSX, ole).refusal()).isEqualTo("file.not-xlsx at 0 after 0");
        assertThat(Delivered.of(Format.XLSX, new byte[0]).refusal()).isEqualTo("file.empty at 0 after 0");
        assertThat(Delivered.of(Format.XLSX, new byte[] {'P', 'K', 3, 4, 0, 0, 0})
                        .refusal())
                .isEqualTo("file.truncated at 0 after 0");
    }
}

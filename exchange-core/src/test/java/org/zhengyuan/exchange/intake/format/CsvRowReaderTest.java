package org.zhengyuan.exchange.intake.format;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zhengyuan.exchange.problem.Expected;

class CsvRowReaderTest {
    private static final Charset GB18030 = Charset.forName("GB18030");

    @Test
    void readsAFileWrittenInGb18030() throws Exception {
        Delivered file = Delivered.csv("证件号码,姓名,金额\n1,欧阳𠮷,２.５\n", GB18030);
        assertThat(file.cells()).containsExactly(List.of("1", "欧阳𠮷", "２.５"));
        try (RowReader reader = file.open()) {
            assertThat(reader.dialect()).isEqualTo(new Dialect(Format.CSV, "GB18030", false, ',', ""));
            assertThat(reader.header()).containsExactly("证件号码", "姓名", "金额");
        }
    }

    @Test
    void readsAFileWrittenInUtf8WithAByteOrderMark() throws Exception {
        Delivered file = Delivered.csv("\uFEFFid;name\r\n1;张三\r\n", UTF_8);
        assertThat(file.rows().getFirst().cells()).containsExactly("1", "张三", null);
        try (RowReader reader = file.open()) {
            assertThat(reader.dialect()).isEqualTo(new Dialect(Format.CSV, "UTF-8", true, ';', ""));
        }
    }

    @Test
    void readsUtf16WithAByteOrderMark() {
        assertThat(Delivered.csv("\uFEFFid\tname\n1\t张三\n", UTF_16LE)
                        .rows()
                        .getFirst()
                        .cells())
                .containsExactly("1", "张三", null);
        assertThat(Delivered.csv("\uFEFFid\tname\n1\t张三\n", UTF_16BE)
                        .rows()
                        .getFirst()
                        .cells())
                .containsExactly("1", "张三", null);
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t", "|"})
    void findsTheSeparator(String separator) {
        String text = "id,name,amount\n1,a;b|c,\"x,y\"\n".replace(",", separator);
        assertThat(Delivered.csv(text).rows().getFirst().cells()[0]).isEqualTo("1");
    }

    @Test
    void decidesTheCharsetByAChineseNameFarIntoTheFile() {
        String ascii = "123456789012345678,plain name,1\n".repeat(100_000);
        Delivered file = Delivered.csv("id,name,amount\n" + ascii + "2,张三丰,1\n", GB18030);
        List<RawRow> rows = file.rows();
        assertThat(rows.getLast().cells()).containsExactly("2", "张三丰", "1");
        assertThat(rows.getLast().number()).isEqualTo(100_001);
    }

    @Test
    void aCellMayHoldSeparatorsQuotesAndLineBreaks() {
        Delivered file = Delivered.csv("id,name,amount\r\n1,\"a,\"\"b\"\"\r\nc\",\"\"\r\n2,d\"e,3");
        assertThat(file.cells()).containsExactly(List.of("1", "a,\"b\"\r\nc", ""), List.of("2", "d\"e", "3"));
    }

    @Test
    void mapsColumnsByNameWhateverTheirOrderWidthOrCase() {
        Delivered file = Delivered.csv(" ＮＡＭＥ ,备注,证件号码\n张三,x,1\n").ignoring("备注");
        RawRow row = file.rows().getFirst();
        assertThat(row.cells()).containsExactly("1", "张三", null);
        assertThat(row.original()).containsExactly("张三", "x", "1");
    }

    @Test
    void sharesOneArrayWhereTheFileHasTheExpectedOrder() {
        RawRow row = Delivered.csv("id,name,amount\n1,a,2\n").rows().getFirst();
        assertThat(row.cells()).isSameAs(row.original());
    }

    @Test
    void blankLinesAreNoRows() {
        assertThat(Delivered.csv("\n\nid,name,amount\n\n1,a,2\n,,\n   \n2,b,3\n\n")
                        .rows())
                .extracting(RawRow::number)
                .containsExactly(1L, 2L);
    }

    @Test
    void aRowWithTheWrongNumberOfCellsIsRefusedAndTheNextOneRead() {
        Delivered file = Delivered.csv("id,name,amount\n1,a\n2,b,3,4\n3,c,5\n");
        assertThat(file.faults()).containsExactly("row.too-few-cells", "row.too-many-cells", "");
        assertThat(file.rows().getFirst().cells()).containsExactly("1", "a", null);
        assertThat(file.rows().get(1).original()).containsExactly("2", "b", "3", "4");
    }

    @Test
    void aCellUnderNoNameMustBeEmpty() {
        assertThat(Delivered.csv("id,name,amount,\n1,a,2,\n2,b,3,lost\n").faults())
                .containsExactly("", "row.too-many-cells");
    }

    @Test
    void aRowWithAStrayQuoteIsRefusedAndTheNextOneRead() {
        Delivered file = Delivered.csv("id,name,amount\n1,\"张\"三,2\n2,b,3\n");
        assertThat(file.faults()).containsExactly("row.quotes", "");
        assertThat(file.rows().getFirst().cells()[0]).isEqualTo("1");
        assertThat(file.rows().getFirst().original()).containsExactly("1", "\"张\"三,2");
    }

    @Test
    void onlyTheRowWithBrokenCharactersIsRefused() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write("id,name,amount\n1,张三,1\n2,李".getBytes(UTF_8));
        bytes.write(new byte[] {(byte) 0xE5, (byte) 0xBC});
        bytes.write(",1\n3,王五,1\n".getBytes(UTF_8));
        Delivered file = Delivered.of(Format.CSV, bytes.toByteArray());
        assertThat(file.faults()).containsExactly("", "row.encoding", "");
        assertThat(file.rows().get(1).fault())
                .isEqualTo(new RowFault("row.encoding", "name", Expected.of("charset", "UTF-8")));
        assertThat(file.cells().get(2)).containsExactly("3", "王五", "1");
    }

    @Test
    void aDeclaredCharsetWinsAndIsVerified() throws IOException {
        byte[] latin = "id,name,amount\n1,Müller,1\n".getBytes(Charset.forName("ISO-8859-1"));
        assertThat(Delivered.of(Format.CSV, latin)
                        .declaring(Charset.forName("ISO-8859-1"))
                        .cells())
                .containsExactly(List.of("1", "Müller", "1"));
        Delivered chinese = Delivered.csv("id,name\n" + "1,诸葛亮孔明先生\n".repeat(20), GB18030);
        assertThat(chinese.declaring(UTF_8).refusal()).isEqualTo("file.encoding at 0 after 0");
    }

    @Test
    void controlCharactersRefuseTheirRow() {
        assertThat(Delivered.csv("id,name,amount\n1,a\0b,1\n2,\"c\u0007\",1\n3,d\u0085,1\n4,\"e\tf\",1\n"
                                + "5,ok,1\n".repeat(9))
                        .faults())
                .startsWith("row.control-character", "row.control-character", "row.control-character", "", "");
    }

    @Test
    void aFileThatEndsInsideQuotesIsTruncated() throws IOException {
        assertThat(Delivered.csv("id,name\n1,a\n2,\"b").refusal()).isEqualTo("file.truncated at 2 after 1");
    }

    @Test
    void theLastRowNeedsNoLineEnd() {
        assertThat(Delivered.csv("id,name,amount\n1,a,").cells()).containsExactly(List.of("1", "a", ""));
        assertThat(Delivered.csv("id,name,amount\r1,a,\"2\"").cells()).containsExactly(List.of("1", "a", "2"));
    }

    @Test
    void aLineOverTheLimitEndsTheFile() throws IOException {
        ReadLimits small = new ReadLimits(1000, 10, 4, 1000, 10, 10, 1000, 1000);
        assertThat(Delivered.csv("id,name\n1,a\n2," + "x".repeat(1000) + "\n")
                        .within(small)
                        .refusal())
                .isEqualTo("file.line-too-long at 2 after 1");
        assertThat(Delivered.csv("id,name\n1,a\n2" + ",".repeat(20) + "\n")
                        .within(small)
                        .refusal())
                .isEqualTo("file.too-many-columns at 2 after 1");
    }

    @Test
    void aHeaderThatIsNotTheDatasetsRefusesTheFile() throws IOException {
        assertThat(Delivered.csv("id,name,secret\n1,a,b\n").refusal())
                .isEqualTo("file.header.unknown-column at 0 after 0");
        assertThat(Delivered.csv("id,amount\n1,2\n").refusal()).isEqualTo("file.header.missing-column at 0 after 0");
        assertThat(Delivered.csv("id,name,姓名\n1,2,3\n").refusal())
                .isEqualTo("file.header.duplicate-column at 0 after 0");
        assertThat(Delivered.csv("uscc,legalPerson\n1,2\n").refusal()).isEqualTo("file.header.wrong at 0 after 0");
        assertThat(Delivered.csv("\n \n").refusal()).isEqualTo("file.empty at 0 after 0");
    }

    @Test
    void whatTheHeaderLacksIsNamedAsPeopleNameIt() throws IOException {
        try (RowReader reader = Delivered.csv("id,amount\n1,2\n").open()) {
            throw new AssertionError("was opened: " + reader.header());
        } catch (UnreadableFile e) {
            assertThat(e.getMessage()).isEqualTo("姓名 (name)");
        }
    }

    @Test
    void everyReasonAgainstARowSaysWhatWouldHaveBeenRight() {
        Delivered csv = Delivered.csv("id,name,amount\n1,a\u0001,2\n1,\"a\"b,2\n1,a\n1,\uFFFD,2\n");
        Delivered json =
                Delivered.ndjson("{\"id\":1,\"name\":\"a\"}\n{\"x\":1}\n[1]\n{oops\n{\"id\":\"1\",\"name\":[]}\n"
                        + "{\"id\":\"1\",\"name\":\"a\",\"name\":\"b\"}\n{\"id\":\"1\",\"name\":\"\\ud800\"}\n");
        for (Delivered file : List.of(csv, json)) {
            assertThat(file.rows())
                    .extracting(RawRow::fault)
                    .allMatch(fault -> fault != null && fault.expected().stated());
        }
    }

    @Test
    void aFileWithoutAHeaderDoesNotLeakItsFirstRow() throws IOException {
        try (RowReader reader = Delivered.csv("110101199003077758,张三\n").open()) {
            throw new AssertionError("was opened: " + reader.header());
        } catch (UnreadableFile e) {
            assertThat(e.code()).isEqualTo("file.header.wrong");
            assertThat(e.getMessage()).doesNotContain("1101").doesNotContain("张三");
        }
    }
}

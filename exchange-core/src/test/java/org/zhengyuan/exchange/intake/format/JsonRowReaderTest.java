package org.zhengyuan.exchange.intake.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonRowReaderTest {
    private static final String SOUND = "{\"id\":\"0\",\"name\":\"零\"}\n";

    @Test
    void readsOneObjectOnEachLine() throws Exception {
        Delivered file =
                Delivered.ndjson("{\"证件号码\":\"1\",\"姓名\":\"张三\",\"amount\":12.50}\r\n\n{\"name\":\"b\",\"id\":\"2\"}");
        assertThat(file.rows().getFirst().cells()).containsExactly("1", "张三", "12.50");
        assertThat(file.rows().getLast().cells()).containsExactly("2", "b", null);
        try (RowReader reader = file.open()) {
            assertThat(reader.header()).containsExactly("证件号码", "姓名", "amount");
            assertThat(reader.dialect().charset()).isEqualTo("UTF-8");
        }
    }

    @Test
    void readsAnArrayOfObjects() {
        assertThat(Delivered.json(
                                " [ {\"id\":\"1\",\"name\":\"a\",\"amount\":1.5e3} , {\"id\":\"2\",\"name\":\"b\",\"amount\":true}]")
                        .cells())
                .containsExactly(List.of("1", "a", "1500"), List.of("2", "b", "true"));
        assertThat(Delivered.json("[]").rows()).isEmpty();
    }

    @Test
    void readsJsonWrittenInGb18030() {
        Delivered file =
                Delivered.of(Format.NDJSON, "{\"id\":\"1\",\"姓名\":\"欧阳锋\"}".getBytes(Charset.forName("GB18030")));
        assertThat(file.rows().getFirst().cells()).containsExactly("1", "欧阳锋", null);
    }

    @Test
    void aLineThatIsNoJsonIsARowsFault() {
        Delivered file = Delivered.ndjson(SOUND + "{\"id\":\n{\"id\":\"1\"} x\n[1]\n" + SOUND);
        assertThat(file.faults()).containsExactly("", "row.not-json", "row.not-json", "row.not-an-object", "");
        assertThat(file.rows().get(1).original()).containsExactly(null, null, null, "{\"id\":");
    }

    @Test
    void whatARowMustNotHaveRefusesIt() {
        assertThat(Delivered.ndjson(SOUND
                                + "{\"id\":\"1\",\"name\":\"a\",\"extra\":{\"deep\":[1]}}\n"
                                + "{\"id\":1,\"name\":\"a\"}\n"
                                + "{\"id\":\"1\",\"name\":{\"a\":1},\"amount\":3}\n"
                                + "{\"id\":\"1\",\"name\":\"\\ud800x\"}\n"
                                + "{\"id\":\"1\",\"name\":\"a\\u0000\"}\n"
                                + "{\"id\":\"1\",\"证件号码\":\"2\",\"name\":\"a\"}\n"
                                + "{\"id\":\"1\",\"name\":\"a\",\"amount\":1e999999999}\n")
                        .faults())
                .containsExactly(
                        "",
                        "row.unknown-field",
                        "cell.number-in-identifier",
                        "cell.not-a-value",
                        "row.lone-surrogate",
                        "row.control-character",
                        "row.duplicate-field",
                        "cell.not-a-value");
    }

    @Test
    void aRefusedRowStillGivesTheCellsThatCouldBeRead() {
        RawRow row = Delivered.ndjson(SOUND + "{\"x\":1,\"id\":\"7\",\"name\":\"a\"}")
                .rows()
                .getLast();
        assertThat(row.cells()).containsExactly("7", "a", null);
    }

    @Test
    void anArrayThatBreaksEndsTheFileAndTheRowsBeforeStand() throws IOException {
        assertThat(Delivered.json("[{\"id\":\"1\",\"name\":\"a\"},{\"id\":\"2\"")
                        .refusal())
                .isEqualTo("file.truncated at 2 after 1");
        assertThat(Delivered.json("[{\"id\":\"1\",\"name\":\"a\"},{\"id\":\"2\",}]")
                        .refusal())
                .isEqualTo("file.not-json at 2 after 1");
        assertThat(Delivered.json("[{\"id\":\"1\",\"name\":\"a\"}] 1").refusal())
                .isEqualTo("file.not-json at 2 after 1");
        assertThat(Delivered.json("{\"id\":\"1\"}").refusal()).isEqualTo("file.not-json at 0 after 0");
        assertThat(Delivered.json("  ").refusal()).isEqualTo("file.empty at 0 after 0");
    }

    @Test
    void anEmptyFileIsNoDelivery() throws IOException {
        assertThat(Delivered.ndjson("").refusal()).isEqualTo("file.empty at 0 after 0");
        assertThat(Delivered.ndjson("\n \n").refusal()).isEqualTo("file.empty at 0 after 0");
    }

    @Test
    void aLastLineThatBreaksOffShowsThatTheFileWasCut() throws IOException {
        assertThat(Delivered.ndjson(SOUND + "{\"id\":\"1\",\"na").refusal()).isEqualTo("file.truncated at 2 after 1");
        assertThat(Delivered.ndjson(SOUND + "{\"id\":\"1\",\"na\n").faults()).containsExactly("", "row.not-json");
        assertThat(Delivered.ndjson(SOUND + "{oops}").faults()).containsExactly("", "row.not-json");
    }

    @Test
    void anObjectOfAnArrayIsAsLongAsALineAtMost() throws IOException {
        String name = "\"name\":\"" + "x".repeat(700_000) + "\"";
        assertThat(Delivered.json("[{\"id\":\"1\"," + name + "}," + "{\"id\":\"2\"," + name + "}]")
                        .rows())
                .hasSize(2);
        assertThat(Delivered.json("[{\"id\":\"1\"," + name + ",\"amount\":\"" + "y".repeat(700_000) + "\"}]")
                        .refusal())
                .isEqualTo("file.line-too-long at 1 after 0");
    }

    @Test
    void nestingAndLengthAreLimited() throws IOException {
        assertThat(Delivered.json("[{\"id\":\"1\",\"name\":" + "[".repeat(1000)).refusal())
                .isEqualTo("file.json.limit at 1 after 0");
        assertThat(Delivered.ndjson(SOUND + "{\"id\":\"1\",\"name\":" + "[".repeat(1000))
                        .faults())
                .containsExactly("", "row.not-json");
        assertThat(Delivered.ndjson(SOUND + "{\"name\":\"" + "x".repeat(1 << 20) + "\"}")
                        .refusal())
                .isEqualTo("file.line-too-long at 2 after 1");
    }

    @Test
    void anotherDatasetsFileIsRefusedAsAWhole() throws IOException {
        assertThat(Delivered.ndjson("{\"uscc\":\"1\",\"legalPerson\":\"x\"}\n").refusal())
                .isEqualTo("file.header.wrong at 0 after 0");
        assertThat(Delivered.json("[{\"uscc\":\"1\"}]").refusal()).isEqualTo("file.header.wrong at 0 after 0");
    }
}

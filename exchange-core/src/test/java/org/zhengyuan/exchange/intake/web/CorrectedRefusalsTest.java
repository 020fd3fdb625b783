package org.zhengyuan.exchange.intake.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Collections;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mock.web.MockHttpServletResponse;
import org.zhengyuan.exchange.intake.format.Format;
import org.zhengyuan.exchange.registry.Truth.Known;
import org.zhengyuan.exchange.testing.TestDatabase;
import tools.jackson.databind.JsonNode;

/** Two of three rows are refused; the refusals are fetched as a file, corrected in place and handed in as they are. */
class CorrectedRefusalsTest {
    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final String ZHAO = "11010519491231002X";
    private static final String LI = "350203199005050033";
    private static final String LI_MISTYPED = "350203199005050034";
    private static final String WANG = "350102198001010011";

    private IntakeOverHttp exchange;
    private Path folder;

    @BeforeEach
    void thePoliceAreTheSource(@TempDir Path temporary) {
        folder = temporary;
        exchange = new IntakeOverHttp(TestDatabase.fresh(), folder, Clock.systemUTC()).withTheirSource();
    }

    @AfterEach
    void close() {
        exchange.close();
    }

    @Test
    void asCsvInItsOwnColumnsSeparatorAndCharset() throws Exception {
        String file =
                """
                姓名;公民身份号码;户籍地;出生日期
                赵;%s;350102;1949-12-31
                李;%s;350102;1990-05-05
                王;%s;350102;1980-02-31
                """
                        .formatted(ZHAO, LI_MISTYPED, WANG);
        byte[] refusals = refused(Format.CSV, file.getBytes(GB18030));
        assertThat(new String(refusals, GB18030)).startsWith("refusal.row;refusal.code;refusal.text;姓名;公民身份号码;");
        allEnter(Format.CSV, corrected(new String(refusals, GB18030)).getBytes(GB18030));
    }

    @Test
    void asNdjson() throws Exception {
        byte[] refusals = refused(
                Format.NDJSON,
                (one(ZHAO, "1949-12-31") + "\n" + one(LI_MISTYPED, "1990-05-05") + "\n" + one(WANG, "1980-02-31")
                                + "\n")
                        .getBytes(StandardCharsets.UTF_8));
        allEnter(Format.NDJSON, corrected(utf8(refusals)).getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void asJson() throws Exception {
        byte[] refusals = refused(
                Format.JSON,
                ("[" + one(ZHAO, "1949-12-31") + "," + one(LI_MISTYPED, "1990-05-05") + "," + one(WANG, "1980-02-31")
                                + "]")
                        .getBytes(StandardCharsets.UTF_8));
        assertThat(utf8(refusals)).startsWith("[");
        allEnter(Format.JSON, corrected(utf8(refusals)).getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void asAWorkbook() throws Exception {
        String[][] rows = {
            {"姓名", "公民身份号码", "户籍地", "出生日期"},
            {"赵", ZHAO, "350102", "1949-12-31"},
            {"李", LI_MISTYPED, "350102", "1990-05-05"},
            {"王", WANG, "350102", "1980-02-31"}
        };
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(file, "police", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("居民");
            for (int row = 0; row < rows.length; row++) {
                for (int column = 0; column < rows[row].length; column++) {
                    sheet.value(row, column, rows[row][column]);
                }
            }
        }
        allEnter(Format.XLSX, correctedWorkbook(refused(Format.XLSX, file.toByteArray())));
    }

    @Test
    void anAvroContainersRefusalsAsNdjson() throws Exception {
        Schema schema = SchemaBuilder.record("resident")
                .fields()
                .requiredString("citizen_id")
                .requiredString("name")
                .requiredString("birth_date")
                .requiredString("home")
                .endRecord();
        String[][] rows = {{ZHAO, "1949-12-31"}, {LI_MISTYPED, "1990-05-05"}, {WANG, "1980-02-31"}};
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (DataFileWriter<GenericRecord> writer = new DataFileWriter<>(new GenericDatumWriter<>(schema))) {
            writer.create(schema, file);
            for (String[] row : rows) {
                writer.append(new GenericRecordBuilder(schema)
                        .set("citizen_id", row[0])
                        .set("name", "甲")
                        .set("birth_date", row[1])
                        .set("home", "350102")
                        .build());
            }
        }
        byte[] refusals = refused(Format.AVRO, file.toByteArray());
        allEnter(Format.NDJSON, corrected(utf8(refusals)).getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void whatIsStillWrongIsRefusedAgainInTheFilesOwnColumns() throws Exception {
        byte[] refusals = refused(
                Format.CSV,
                ("citizen_id,name,birth_date,home\n" + ZHAO + ",赵,1949-12-31,350102\n" + LI_MISTYPED
                                + ",李,1990-05-05,350102\n" + WANG + ",王,1980-02-31,350102\n")
                        .getBytes(StandardCharsets.UTF_8));
        JsonNode again = exchange.deliver(
                "",
                Format.CSV.mediaType(),
                utf8(refusals).replace(LI_MISTYPED, LI).getBytes(StandardCharsets.UTF_8));
        assertThat(again.at("/rows/created").asInt()).isEqualTo(1);
        assertThat(again.at("/rows/refused").asInt()).isEqualTo(1);
        assertThat(utf8(exchange.refusals(again).getContentAsByteArray()).lines())
                .first()
                .isEqualTo("refusal.row,refusal.code,refusal.text,citizen_id,name,birth_date,home");
    }

    private byte[] refused(Format format, byte[] file) {
        JsonNode submission = exchange.deliver("", format.mediaType(), file);
        assertThat(submission.get("state").asString()).isEqualTo("completed");
        assertThat(submission.at("/rows/created").asInt()).isEqualTo(1);
        assertThat(submission.at("/rows/refused").asInt()).isEqualTo(2);
        MockHttpServletResponse refusals = exchange.refusals(submission);
        assertThat(refusals.getStatus()).isEqualTo(200);
        return refusals.getContentAsByteArray();
    }

    private void allEnter(Format format, byte[] corrected) {
        JsonNode submission = exchange.deliver("", format.mediaType(), corrected);
        assertThat(submission.get("rows").toString())
                .isEqualTo("{\"received\":2,\"created\":2,\"changed\":0,\"unchanged\":0,\"history\":0,"
                        + "\"checkedOnly\":0,\"refused\":0}");
        assertThat(exchange.intake.truth(LI, "person.exists")).isInstanceOf(Known.class);
        assertThat(exchange.intake.truth(WANG, "person.birth-date"))
                .isInstanceOfSatisfying(
                        Known.class,
                        known -> assertThat(known.values().getFirst().text()).isEqualTo("1980-02-28"));
    }

    private static String corrected(String refusals) {
        return refusals.replace(LI_MISTYPED, LI).replace("1980-02-31", "1980-02-28");
    }

    private byte[] correctedWorkbook(byte[] workbook) throws IOException {
        Path file = Files.write(folder.resolve("refusals.xlsx"), workbook);
        ByteArrayOutputStream corrected = new ByteArrayOutputStream();
        try (ZipFile in = new ZipFile(file.toFile());
                ZipOutputStream out = new ZipOutputStream(corrected)) {
            for (ZipEntry entry : Collections.list(in.entries())) {
                out.putNextEntry(new ZipEntry(entry.getName()));
                String part = utf8(in.getInputStream(entry).readAllBytes());
                out.write(corrected(part).getBytes(StandardCharsets.UTF_8));
            }
        }
        return corrected.toByteArray();
    }

    private static String one(String id, String birthDate) {
        return "{\"公民身份号码\":\"%s\",\"姓名\":\"甲\",\"出生日期\":\"%s\",\"户籍地\":\"350102\"}".formatted(id, birthDate);
    }

    private static String utf8(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}

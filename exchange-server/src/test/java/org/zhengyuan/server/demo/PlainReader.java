package org.zhengyuan.server.demo;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.file.DataFileReader;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import tools.jackson.databind.json.JsonMapper;

/** Reads a delivered file into rows of header name and text, knowing nothing of who wrote it. */
final class PlainReader {
    /** What a numeric cell of a workbook begins with here, so that a reader can tell it from a text. */
    static final char NUMERIC = '#';

    private static final JsonMapper JSON = new JsonMapper();

    private PlainReader() {}

    static void read(Path file, Consumer<Map<String, String>> row) throws IOException {
        String name = file.getFileName().toString();
        switch (name.substring(name.lastIndexOf('.') + 1)) {
            case "csv" -> delimited(file, row);
            case "ndjson" -> lines(file, row);
            case "avro" -> container(file, row);
            default -> workbook(file, row);
        }
    }

    private static void delimited(Path file, Consumer<Map<String, String>> row) throws IOException {
        String text = text(Files.readAllBytes(file));
        String header = text.substring(0, text.indexOf('\r'));
        char separator = header.indexOf('\t') >= 0 ? '\t' : header.indexOf(';') >= 0 ? ';' : ',';
        try (CsvReader<NamedCsvRecord> rows =
                CsvReader.builder().fieldSeparator(separator).ofNamedCsvRecord(text)) {
            rows.forEach(csv -> row.accept(csv.getFieldsAsMap()));
        }
    }

    private static String text(byte[] bytes) {
        boolean mark = bytes[0] == (byte) 0xEF;
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return mark ? text.substring(1) : text;
        } catch (CharacterCodingException notUtf8) {
            return new String(bytes, Charset.forName("GB18030"));
        }
    }

    private static void lines(Path file, Consumer<Map<String, String>> row) throws IOException {
        try (Stream<String> lines = Files.lines(file)) {
            lines.forEach(line -> {
                Map<String, String> cells = new LinkedHashMap<>();
                JSON.readTree(line)
                        .properties()
                        .forEach(entry ->
                                cells.put(entry.getKey(), entry.getValue().asString()));
                row.accept(cells);
            });
        }
    }

    private static void container(Path file, Consumer<Map<String, String>> row) throws IOException {
        try (DataFileReader<GenericRecord> records =
                new DataFileReader<>(file.toFile(), new GenericDatumReader<GenericRecord>())) {
            for (GenericRecord entry : records) {
                Map<String, String> cells = new LinkedHashMap<>();
                for (Schema.Field field : entry.getSchema().getFields()) {
                    cells.put(field.name(), entry.get(field.pos()).toString());
                }
                row.accept(cells);
            }
        }
    }

    private static void workbook(Path file, Consumer<Map<String, String>> row) throws IOException {
        try (ReadableWorkbook book = new ReadableWorkbook(file.toFile());
                Stream<Row> rows = book.getFirstSheet().openStream()) {
            List<String> header = new ArrayList<>();
            rows.forEach(cells -> {
                if (header.isEmpty()) {
                    cells.forEach(cell -> header.add(cell.asString()));
                    return;
                }
                Map<String, String> texts = new LinkedHashMap<>();
                for (int i = 0; i < header.size(); i++) {
                    texts.put(header.get(i), text(cells.getCell(i)));
                }
                row.accept(texts);
            });
        }
    }

    private static String text(Cell cell) {
        return cell.getType() == CellType.NUMBER ? NUMERIC + cell.asNumber().toPlainString() : cell.asString();
    }
}

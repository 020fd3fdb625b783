package org.zhengyuan.exchange.intake.format;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategies;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class CsvDialectPropertyTest {
    @Property(tries = 400)
    void whatAnotherProgramWritesIsReadBackEqual(
            @ForAll("tables") List<List<String>> table,
            @ForAll("charsets") String charset,
            @ForAll("separators") char separator,
            @ForAll LineDelimiter lineEnd,
            @ForAll boolean mark,
            @ForAll boolean quoteAll)
            throws IOException {
        StringWriter text = new StringWriter();
        if (mark || charset.startsWith("UTF-16")) {
            text.write('\uFEFF');
        }
        CsvWriter.CsvWriterBuilder builder =
                CsvWriter.builder().fieldSeparator(separator).lineDelimiter(lineEnd);
        CsvWriter csv = (quoteAll ? builder.quoteStrategy(QuoteStrategies.ALWAYS) : builder).build(text);
        csv.writeRecord("id", "name", "amount");
        table.forEach(csv::writeRecord);
        csv.close();
        assertThat(Delivered.csv(text.toString(), Charset.forName(charset)).cells())
                .isEqualTo(table);
    }

    @Provide
    Arbitrary<List<List<String>>> tables() {
        Arbitrary<String> cells = Arbitraries.strings()
                .withChars('a', 'Z', '0', ',', ';', '\t', '|', '"', '\n', '\r', ' ', '\'', '=', '张', '。', 'é', '　')
                .ofMaxLength(8);
        Arbitrary<String> names = Arbitraries.of("欧阳", "𠮷田", "张三", "plain");
        // The first cell is never blank: a row of nothing is no row.
        return cells.list()
                .ofSize(2)
                .flatMap(two -> names.map(name -> {
                    List<String> row = new ArrayList<>(List.of(name));
                    row.addAll(two);
                    return row;
                }))
                .list()
                .ofMaxSize(12);
    }

    @Provide
    Arbitrary<String> charsets() {
        return Arbitraries.of("UTF-8", "GB18030", "UTF-16LE", "UTF-16BE");
    }

    @Provide
    Arbitrary<Character> separators() {
        return Arbitraries.of(',', ';', '\t', '|');
    }
}

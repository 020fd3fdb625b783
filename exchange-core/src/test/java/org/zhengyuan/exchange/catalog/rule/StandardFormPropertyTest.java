package org.zhengyuan.exchange.catalog.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhengyuan.exchange.catalog.rule.RuleFixture.rule;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.Encoder;
import org.apache.avro.io.EncoderFactory;
import org.zhengyuan.exchange.catalog.rule.Standardized.Valid;

class StandardFormPropertyTest {
    private static final List<ValueRule> RULES = ValueRules.kinds().stream()
            .map(kind -> kind.equals("code-list")
                    ? rule(kind, Map.of("values", Map.of("A", "存续", "B", List.of("注销", "cancelled"))))
                    : rule(kind))
            .toList();

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> usual = Arbitraries.of(
                "2026年1月2日",
                "２０２６／１／２",
                "2026-01-02 13:04:05",
                "1986-05-04T00:30:00+09:00",
                "1,234.50",
                "-0.00",
                "张　三",
                "阿依古丽•买买提",
                "齐齐哈尔(试点)有限公司",
                "POINT(117.120 39.1)",
                "polygon((117 39,118 39,118 40,117 39))",
                "0451-87654321-12",
                "+86 138 0013 8000",
                "男",
                "是",
                "cancelled",
                "350102",
                "202601",
                "350102001001GB00001F00010001");
        Arbitrary<String> any = Arbitraries.strings().ofMaxLength(12);
        Arbitrary<String> close = Arbitraries.strings()
                .withChars(" \u3000\u200B·•.．（）()０9aＡ张\uFA0C\u2F00\u0301\u00A8é-—'¨，\u2126\uD840\uDC00 \u00A0")
                .ofMaxLength(10);
        return Arbitraries.oneOf(usual, any, close);
    }

    @Property(tries = 4000)
    void theCanonicalTextIsAFixedPointForEveryRule(@ForAll("texts") String text) {
        for (ValueRule rule : RULES) {
            if (rule.standardize(text) instanceof Valid valid && valid.value() != null) {
                String canonical = rule.text(valid.value());
                assertThat(rule.standardize(canonical))
                        .as("%s of <%s>", rule, text)
                        .isEqualTo(valid);
            }
        }
    }

    @Property(tries = 500)
    void everyValueIsWhatAvroWritesAndReadsBack(@ForAll("texts") String text) throws IOException {
        for (ValueRule rule : RULES) {
            if (rule.standardize(text) instanceof Valid valid && valid.value() != null) {
                ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                Encoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
                new GenericDatumWriter<>(rule.type()).write(valid.value(), encoder);
                encoder.flush();
                Object read = new GenericDatumReader<>(rule.type())
                        .read(null, DecoderFactory.get().binaryDecoder(bytes.toByteArray(), null));
                assertThat(read).isEqualTo(valid.value());
            }
        }
    }
}

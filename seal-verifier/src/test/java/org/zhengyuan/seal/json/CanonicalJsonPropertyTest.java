package org.zhengyuan.seal.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import tools.jackson.databind.json.JsonMapper;

/** Whatever the value, its canonical form reads back as the value, is itself canonical, and does not depend on order or spelling. */
class CanonicalJsonPropertyTest {
    private static final Arbitrary<String> TEXTS = Arbitraries.strings()
            .withChars("aZ09 \"\\/\b\t\n\f\r\u0000\u001f\u007f\u0080é€\u2028\ufb33中源")
            .ofMaxLength(8)
            .map(text -> text.length() % 3 == 0 ? text + "\ud83d\ude00" : text);

    @Provide
    Arbitrary<Object> values() {
        return nested(nested(nested(plain())));
    }

    private static Arbitrary<Object> nested(Arbitrary<Object> inner) {
        return Arbitraries.oneOf(
                plain(),
                inner.list().ofMaxSize(3).map(list -> (Object) list),
                Arbitraries.maps(TEXTS, inner).ofMaxSize(4).map(map -> (Object) map));
    }

    private static Arbitrary<Object> plain() {
        return Arbitraries.oneOf(
                TEXTS.map(text -> (Object) text),
                Arbitraries.longs()
                        .between(-CanonicalWriter.MOST, CanonicalWriter.MOST)
                        .map(number -> (Object) number),
                Arbitraries.doubles().map(number -> (Object) number),
                Arbitraries.of(true, false).map(bool -> (Object) bool));
    }

    @Property(tries = 1500)
    void theCanonicalFormIsReadBackAndIsItsOwnCanonicalForm(@ForAll("values") Object value) throws Exception {
        byte[] written = new CanonicalWriter().value(value).toBytes();
        assertThat(CanonicalJson.of(CanonicalJson.parse(written))).isEqualTo(written);
        assertThat(CanonicalJson.exactly(CanonicalJson.parse(written))).isEqualTo(written);
    }

    @Property(tries = 1000)
    void anyOtherSpellingOfTheValueHasTheSameCanonicalForm(@ForAll("values") Object value) throws Exception {
        byte[] pretty = JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsBytes(reversed(value));
        assertThat(CanonicalJson.of(CanonicalJson.parse(pretty)))
                .isEqualTo(new CanonicalWriter().value(value).toBytes());
    }

    private static Object reversed(Object value) {
        if (value instanceof Map<?, ?> map) {
            List<? extends Map.Entry<?, ?>> entries =
                    List.copyOf(map.entrySet()).reversed();
            Map<Object, Object> turned = new LinkedHashMap<>();
            entries.forEach(entry -> turned.put(entry.getKey(), reversed(entry.getValue())));
            return turned;
        }
        if (value instanceof List<?> list) {
            return list.stream().map(CanonicalJsonPropertyTest::reversed).toList();
        }
        return value;
    }

    @Property(tries = 20_000)
    void aNumberIsReadBackToTheSameBitsAndNoShorterTextWould(@ForAll long bits) {
        double value = Double.longBitsToDouble(bits);
        if (Double.isFinite(value) && value != 0) {
            String text = EcmaNumber.write(value);
            assertThat(Double.parseDouble(text)).isEqualTo(value);
            assertThat(text).matches("-?(0|[1-9]\\d{0,20})(\\.\\d+)?(e[+-][1-9]\\d*)?");
        }
    }

    @Property(tries = 3000)
    void theSmallestNumbersTakeOneDigitWhereOneWillDo(
            @ForAll @net.jqwik.api.constraints.LongRange(min = 1, max = 400) long bits) {
        double value = Double.longBitsToDouble(bits);
        String digits = EcmaNumber.write(value).replaceAll("e.*|\\.", "");
        String java = new java.math.BigDecimal(Double.toString(value))
                .unscaledValue()
                .toString()
                .replaceAll("0+$", "");
        assertThat(digits.length()).isLessThanOrEqualTo(java.length());
        assertThat(Double.parseDouble(EcmaNumber.write(value))).isEqualTo(value);
    }

    @Property(tries = 2000)
    void bytesThatAreNotJsonAreRefusedAndNeverBreakAnything(@ForAll byte[] bytes) {
        byte[] text = Arrays.copyOf(bytes, Math.min(bytes.length, 60));
        try {
            CanonicalJson.parse(text);
            assertThat(new String(text, StandardCharsets.UTF_8).strip()).isNotEmpty();
        } catch (InvalidJsonException e) {
            assertThat(e.reason()).doesNotContain("\n");
        }
    }
}

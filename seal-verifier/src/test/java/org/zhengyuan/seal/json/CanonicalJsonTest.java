package org.zhengyuan.seal.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 8785, with its own examples. */
class CanonicalJsonTest {
    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String canonical(String json) throws InvalidJsonException {
        return new String(CanonicalJson.of(CanonicalJson.parse(utf8(json))), StandardCharsets.UTF_8);
    }

    @Test
    void theSampleOfSection322() throws InvalidJsonException {
        String json =
                """
                {
                  "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
                  "string": "\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\"\\/",
                  "literals": [null, true, false]
                }
                """;
        assertThat(HexFormat.of().formatHex(CanonicalJson.of(CanonicalJson.parse(utf8(json)))))
                .isEqualTo(
                        HexFormat.of()
                                .formatHex(
                                        utf8(
                                                """
                {"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA'B\\"\\\\\\\\\\"/"}""")));
    }

    @Test
    void membersStandInTheOrderOfTheirUtf16CodeUnitsAsInSection323() throws InvalidJsonException {
        String json =
                """
                {
                  "\\u20ac": "Euro Sign",
                  "\\r": "Carriage Return",
                  "\\ufb33": "Hebrew Letter Dalet With Dagesh",
                  "1": "One",
                  "\\ud83d\\ude00": "Emoji: Grinning Face",
                  "\\u0080": "Control",
                  "\\u00f6": "Latin Small Letter O With Diaeresis"
                }
                """;
        assertThat(canonical(json).replaceAll("[^:,]*:", ""))
                .contains(
                        "\"Carriage Return\",\"One\",\"Control\",\"Latin Small Letter O With Diaeresis\",\"Euro Sign\"")
                .endsWith("\"Hebrew Letter Dalet With Dagesh\"}");
    }

    /** The samples of appendix B, by the bits of the double. */
    @ParameterizedTest
    @CsvSource({
        "0000000000000000, 0",
        "8000000000000000, 0",
        "0000000000000001, 5e-324",
        "8000000000000001, -5e-324",
        "7fefffffffffffff, 1.7976931348623157e+308",
        "ffefffffffffffff, -1.7976931348623157e+308",
        "4340000000000000, 9007199254740992",
        "c340000000000000, -9007199254740992",
        "4430000000000000, 295147905179352830000",
        "44b52d02c7e14af5, 9.999999999999997e+22",
        "44b52d02c7e14af6, 1e+23",
        "44b52d02c7e14af7, 1.0000000000000001e+23",
        "444b1ae4d6e2ef4e, 999999999999999700000",
        "444b1ae4d6e2ef4f, 999999999999999900000",
        "444b1ae4d6e2ef50, 1e+21",
        "3eb0c6f7a0b5ed8c, 9.999999999999997e-7",
        "3eb0c6f7a0b5ed8d, 0.000001",
        "41b3de4355555553, 333333333.3333332",
        "41b3de4355555554, 333333333.33333325",
        "41b3de4355555555, 333333333.3333333",
        "41b3de4355555556, 333333333.3333334",
        "41b3de4355555557, 333333333.33333343",
        "becbf647612f3696, -0.0000033333333333333333",
        "43143ff3c1cb0959, 1424953923781206.2"
    })
    void numbersAreWrittenAsInAppendixB(String bits, String expected) {
        assertThat(EcmaNumber.write(Double.longBitsToDouble(Long.parseUnsignedLong(bits, 16))))
                .isEqualTo(expected);
    }

    @Test
    void infinitiesAndWhatIsNoNumberCannotBeWritten() {
        for (double value : new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
            assertThatIllegalArgumentException().isThrownBy(() -> EcmaNumber.write(value));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "{\"a\":1,\"a\":2}",
                "{\"a\":1,\"\\u0061\":2}",
                "[{\"b\":{\"c\":1,\"d\":2,\"c\":3}}]",
                "{} {}",
                "{}x",
                "[1,]",
                "{'a':1}",
                "[01]",
                "[NaN]",
                "[+1]",
                "[.5]",
                "[1.]",
                "[0x10]",
                "// no\n{}",
                "\"\u0001\"",
                "\"\\x41\"",
                "\ufeff{}",
                "tru"
            })
    void whatIsNotIJsonIsRefused(String json) {
        assertThatExceptionOfType(InvalidJsonException.class).isThrownBy(() -> CanonicalJson.parse(utf8(json)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"\\ud800\"", "\"\\ude00\\ud83d\"", "{\"\\udfff\":1}", "[1e400]", "[-1e999999999]"})
    void whatHasNoCanonicalFormIsRefused(String json) {
        assertThatExceptionOfType(InvalidJsonException.class).isThrownBy(() -> canonical(json));
    }

    @Test
    void brokenUtf8IsRefused() {
        for (String hex : List.of("22c022", "22eda08022", "22ff22", "22f4908080")) {
            assertThatExceptionOfType(InvalidJsonException.class)
                    .isThrownBy(() -> CanonicalJson.parse(HexFormat.of().parseHex(hex)));
        }
    }

    @Test
    void depthIsLimited() {
        byte[] deep = utf8("[".repeat(100_000) + "]".repeat(100_000));
        assertThatExceptionOfType(InvalidJsonException.class).isThrownBy(() -> CanonicalJson.parse(deep));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"9007199254740993", "-9007199254740993", "0.10000000000000000001", "333333333.33333329", "1e-400"
            })
    void numbersThatLoseDigitsAreRefusedWhereSignaturesDependOnThem(String number) throws InvalidJsonException {
        assertThat(canonical("[" + number + "]")).isNotEqualTo("[" + number + "]");
        assertThatExceptionOfType(InvalidJsonException.class)
                .isThrownBy(() -> CanonicalJson.exactly(CanonicalJson.parse(utf8("[" + number + "]"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"9007199254740992", "0.1", "-1.50", "1E30", "1e-27", "0.0", "-0", "123456789012345680000"})
    void numbersThatLoseNothingAreTakenInAnySpelling(String number) throws InvalidJsonException {
        assertThat(CanonicalJson.exactly(CanonicalJson.parse(utf8("[" + number + "]"))))
                .isEqualTo(CanonicalJson.of(CanonicalJson.parse(utf8("[" + number + "]"))));
    }

    @Test
    void theWriterRefusesMembersOutOfOrderAndNumbersBeyondWhatReadersKeep() {
        CanonicalWriter writer = new CanonicalWriter().startObject().name("b").number(1);
        assertThatIllegalStateException().isThrownBy(() -> writer.name("a"));
        assertThatIllegalStateException().isThrownBy(() -> writer.name("b"));
        assertThatIllegalStateException().isThrownBy(writer::toBytes);
        assertThatIllegalStateException().isThrownBy(writer::endArray);
        assertThatIllegalArgumentException().isThrownBy(() -> writer.name("c").number(1L << 53));
        assertThatIllegalArgumentException().isThrownBy(() -> CanonicalJson.of(Map.of("a", new Object())));
    }

    @Test
    void theWriterMayBeUsedAgain() {
        CanonicalWriter writer = new CanonicalWriter();
        writer.startObject().name("z").startArray();
        byte[] second =
                writer.reset().startObject().name("a").string("é").endObject().toBytes();
        assertThat(second).isEqualTo(utf8("{\"a\":\"é\"}"));
    }
}

package org.zhengyuan.exchange.evidence.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zhengyuan.exchange.testing.TestDatabase;
import org.zhengyuan.seal.json.CanonicalJson;
import tools.jackson.databind.json.JsonMapper;

/** The database writes canonical JSON as the library does. */
class CanonicalJsonInDatabaseTest {
    private static final JdbcClient DATABASE =
            JdbcClient.create(TestDatabase.fresh().application());

    @Property(tries = 300)
    void bothWriteTheSame(@ForAll("objects") Map<String, Object> object) {
        String written = DATABASE.sql("SELECT canonical_json(?::jsonb)")
                .param(JsonMapper.shared().writeValueAsString(object))
                .query(String.class)
                .single();
        assertThat(written).isEqualTo(new String(CanonicalJson.of(object), StandardCharsets.UTF_8));
    }

    @Test
    void aNumberThatNotEveryReaderKeepsIsAText() {
        for (String number : new String[] {"9223372036854775807", "1e300", "0.00000000001", "3.14159265358979323846"}) {
            String written = DATABASE.sql("SELECT canonical_json(?::jsonb)")
                    .param("{\"n\":" + number + "}")
                    .query(String.class)
                    .single();
            assertThat(written).startsWith("{\"n\":\"").endsWith("\"}");
        }
    }

    @Provide
    Arbitrary<Map<String, Object>> objects() {
        Arbitrary<String> names =
                Arbitraries.strings().ascii().ofMinLength(1).ofMaxLength(6).map(CanonicalJsonInDatabaseTest::storable);
        return Arbitraries.maps(names, values(3)).ofMaxSize(5).map(HashMap::new);
    }

    private static Arbitrary<Object> values(int depth) {
        Arbitrary<Object> plain = Arbitraries.oneOf(
                Arbitraries.strings().all().ofMaxLength(8).map(CanonicalJsonInDatabaseTest::storable),
                Arbitraries.longs()
                        .between(-999_999_999_999_999L, 999_999_999_999_999L)
                        .map(number -> (Object) number),
                Arbitraries.of(true, false).map(truth -> (Object) truth),
                Arbitraries.of("中文", "\u007f\u0080", "\ud83d\ude00", "\u2028"));
        if (depth == 0) {
            return plain;
        }
        return Arbitraries.oneOf(plain, values(depth - 1).list().ofMaxSize(3).map(list -> (Object) List.copyOf(list)));
    }

    /** PostgreSQL keeps no NUL and no half of a surrogate pair. */
    private static String storable(String text) {
        StringBuilder kept = new StringBuilder();
        text.codePoints().filter(c -> c != 0 && (c < 0xD800 || c > 0xDFFF)).forEach(kept::appendCodePoint);
        return kept.toString();
    }
}

package org.zhengyuan.exchange.books;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Which columns of a row are not what its fact tells. */
class RulingTableTest {
    private static final RulingTable TABLE = RulingTable.of(2, "id", List.of());
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    @Test
    void nothingIsNotTheWordForIt() {
        assertThat(differing("{'a': null}", "{'a': 'null'}")).containsExactly("a");
        assertThat(differing("{'a': 'null'}", "{'a': null}")).containsExactly("a");
        assertThat(differing("{'a': 'true'}", "{'a': true}")).containsExactly("a");
        assertThat(differing("{'a': '1'}", "{'a': 1}")).containsExactly("a");
        assertThat(differing("{'a': {'b': null}}", "{'a': {}}")).containsExactly("a");
    }

    @Test
    void theOrderOfMembersIsNoDifference() {
        String row =
                "{'a': 1, 'dialect': {'quote': '\\\"', 'charset': 'GB18030', 'lines': [1, {'x': 2.0, 'y': null}]}}";
        String told =
                "{'a': 2, 'dialect': {'charset': 'GB18030', 'lines': [1.0, {'y': null, 'x': 2}], 'quote': '\\\"'}}";
        assertThat(differing(row, told)).containsExactly("a");
        assertThat(differing(row, told.replace("'x': 2", "'x': 3"))).containsExactlyInAnyOrder("a", "dialect");
        assertThat(differing(row, told.replace("[1.0, {", "[{"))).containsExactlyInAnyOrder("a", "dialect");
    }

    @Test
    void aColumnThatCameLaterIsNothing() {
        assertThat(differing("{'a': 1, 'b': null}", "{'a': 1}")).isEmpty();
        assertThat(differing("{'a': 1}", "{'a': 1, 'b': null}")).isEmpty();
        assertThat(differing("{'a': 1, 'b': 2}", "{'a': 1}")).containsExactly("b");
        assertThat(differing("{'a': 1}", "{'a': 1, 'b': 2}")).containsExactly("b");
    }

    @Test
    void aNumberOfManyDigitsStandsInTheFactAsAText() {
        assertThat(differing("{'a': 12345678901234567}", "{'a': '12345678901234567'}"))
                .isEmpty();
        assertThat(differing("{'a': 0.00000012}", "{'a': '0.00000012'}")).isEmpty();
        assertThat(differing("{'a': 12345678901234567}", "{'a': '12345678901234568'}"))
                .containsExactly("a");
        assertThat(differing("{'a': '12345678901234567'}", "{'a': 12345678901234567}"))
                .containsExactly("a");
    }

    private static List<String> differing(String row, String told) {
        return TABLE.differing(JSON.readTree(row.replace('\'', '"')), JSON.readTree(told.replace('\'', '"')));
    }
}

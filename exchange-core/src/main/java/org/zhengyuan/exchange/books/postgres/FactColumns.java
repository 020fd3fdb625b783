package org.zhengyuan.exchange.books.postgres;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.zhengyuan.seal.proof.FactKind;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The columns by which a fact is looked up say what its text says, or a newer fact of a ruling could be put out of the way, an older one
 * made young, and a department shut out. Older facts' texts have neither id nor parties.
 */
final class FactColumns {
    static final String NAMES = "fact_id, kind, at, object, parties";

    private FactColumns() {}

    /** @param body the fact's text, of the same row */
    static boolean areTold(ResultSet row, String body) throws SQLException {
        int kind = row.getInt("kind");
        String object = row.getString("object");
        String id = row.getString("fact_id");
        OffsetDateTime at = Objects.requireNonNull(row.getObject("at", OffsetDateTime.class));
        Array parties = Objects.requireNonNull(row.getArray("parties"));
        try {
            JsonNode fact = JsonMapper.shared().readTree(body);
            return fact.path("object").asString("").equals(object)
                    && FactKind.ofLabel(fact.path("kind").asString(""))
                            .filter(one -> one.code() != kind)
                            .isEmpty()
                    && Instant.parse(fact.path("time").asString("")).equals(at.toInstant())
                    && fact.path("id").asString(id).equals(id)
                    && (!fact.has("parties")
                            || texts(fact.path("parties")).equals(Arrays.asList((Object[]) parties.getArray())));
        } catch (JacksonException | DateTimeException e) {
            return false;
        }
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(text -> texts.add(text.asString()));
        return texts;
    }
}

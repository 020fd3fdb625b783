package org.zhengyuan.exchange.sharing.postgres;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.zhengyuan.exchange.sharing.DivisionScope;
import org.zhengyuan.exchange.sharing.HiddenFromHolder;
import org.zhengyuan.exchange.sharing.Material;
import org.zhengyuan.exchange.sharing.Purpose;
import org.zhengyuan.exchange.sharing.Quota;
import org.zhengyuan.exchange.sharing.SharingOptions;
import org.zhengyuan.exchange.sharing.Terms;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** How terms and materials lie in their columns. Field names are part of the database's schema. */
final class TermsJson {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private record Stored(
            String requester,
            Set<String> items,
            String purpose,
            String legalBasis,
            String subjectType,
            Map<String, Set<String>> elements,
            String division,
            long perDay,
            long total,
            Instant validFrom,
            Instant validTo,
            boolean claimChecksOnFewValues,
            boolean unknownDisclosed,
            @Nullable HiddenFromHolder hiddenFromHolder) {}

    private TermsJson() {}

    static String write(Terms terms) {
        return MAPPER.writeValueAsString(new Stored(
                terms.requester(),
                terms.purpose().items(),
                terms.purpose().text(),
                terms.legalBasis(),
                terms.subjectType(),
                new TreeMap<>(terms.elements()),
                terms.division().code(),
                terms.quota().perDay(),
                terms.quota().total(),
                terms.validFrom(),
                terms.validTo(),
                terms.options().claimChecksOnFewValues(),
                terms.options().unknownDisclosed(),
                terms.options().hiddenFromHolder()));
    }

    static Terms read(String json) {
        Stored stored = MAPPER.readValue(json, Stored.class);
        return new Terms(
                stored.requester,
                new Purpose(stored.items, stored.purpose),
                stored.legalBasis,
                stored.subjectType,
                stored.elements,
                new DivisionScope(stored.division),
                new Quota(stored.perDay, stored.total),
                stored.validFrom,
                stored.validTo,
                new SharingOptions(stored.claimChecksOnFewValues, stored.unknownDisclosed, stored.hiddenFromHolder));
    }

    static String writeMaterials(List<Material> materials) {
        return MAPPER.writeValueAsString(materials);
    }

    static List<Material> readMaterials(String json) {
        return MAPPER.readValue(json, new TypeReference<List<Material>>() {});
    }
}

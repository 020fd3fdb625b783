package org.zhengyuan.exchange.lineage.postgres;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.zhengyuan.exchange.delivery.Facts;
import org.zhengyuan.exchange.lineage.Received.VersionOf;

/** What a trail entry's details say of versions and results. */
final class TrailDetails {
    private TrailDetails() {}

    /** The details of an entry; null where they were erased. */
    static @Nullable Facts of(ResultSet row) throws SQLException {
        byte @Nullable [] kept = row.getBytes("details");
        return kept == null || kept.length == 0 ? null : Facts.kept(row.getString("details_type"), kept);
    }

    /** The versions that a pull handed out, or that claims were held against, in the order of the details. */
    static List<VersionOf> versions(Facts details) {
        List<VersionOf> versions = new ArrayList<>();
        for (Map<?, ?> value : list(details.told().get("values"))) {
            versions.add(new VersionOf(text(value, "element"), number(value.get("versionId")), text(value, "dataset")));
        }
        for (Map<?, ?> claim : list(details.told().get("results"))) {
            if (claim.get("versionIds") instanceof List<?> ids) {
                ids.forEach(id -> versions.add(new VersionOf(text(claim, "element"), number(id), null)));
            }
        }
        return versions;
    }

    /** Results of claims by element; empty of a pull. */
    static Map<String, String> results(Facts details) {
        Map<String, String> results = new LinkedHashMap<>();
        for (Map<?, ?> claim : list(details.told().get("results"))) {
            results.put(text(claim, "element"), text(claim, "answer"));
        }
        return results;
    }

    private static List<Map<?, ?>> list(@Nullable Object told) {
        List<Map<?, ?>> maps = new ArrayList<>();
        if (told instanceof List<?> entries) {
            for (Object entry : entries) {
                maps.add((Map<?, ?>) entry);
            }
        }
        return maps;
    }

    private static String text(Map<?, ?> of, String member) {
        return String.valueOf(of.get(member));
    }

    private static long number(@Nullable Object value) {
        return value instanceof Number number ? number.longValue() : -1;
    }
}

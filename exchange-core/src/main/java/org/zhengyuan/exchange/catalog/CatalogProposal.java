package org.zhengyuan.exchange.catalog;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Entries proposed together: they refer to each other and are judged and published as a whole. */
public record CatalogProposal(List<CatalogEntry> entries) {
    public CatalogProposal {
        entries = List.copyOf(entries);
    }

    /** A proposal made in code; entries are placed as a document of them would place them. */
    public static CatalogProposal of(List<? extends CatalogDefinition> definitions) {
        Map<EntryKind, Integer> places = new EnumMap<>(EntryKind.class);
        List<CatalogEntry> entries = new ArrayList<>();
        for (CatalogDefinition definition : definitions) {
            int place = places.merge(definition.kind(), 1, Integer::sum) - 1;
            String pointer = "#/" + definition.kind().documentKey() + "/" + place;
            entries.add(new CatalogEntry(definition, pointer, 0));
        }
        return new CatalogProposal(entries);
    }

    public static CatalogProposal of(CatalogDefinition... definitions) {
        return of(List.of(definitions));
    }

    /** This proposal's entries and then the other's. */
    public CatalogProposal and(CatalogProposal other) {
        return new CatalogProposal(
                Stream.concat(entries.stream(), other.entries.stream()).toList());
    }
}

package org.zhengyuan.exchange.books;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;
import org.zhengyuan.exchange.evidence.RowRecord;
import org.zhengyuan.exchange.evidence.RowTree;
import org.zhengyuan.exchange.intake.KeptChunk;
import org.zhengyuan.exchange.registry.RowOutcome;
import org.zhengyuan.exchange.registry.VersionRow;
import org.zhengyuan.seal.proof.Hash;
import org.zhengyuan.seal.report.Wording;
import tools.jackson.databind.JsonNode;

/** Whether the rows of a chunk, with the versions they made and what was refused of them, are those that its leaf commits to. */
public final class ChunkCheck {
    private final ErasureFacts erasures;
    private final BiPredicate<UUID, UUID> merged;

    /** @param merged whether two subjects were once one, so that a version may stand under both */
    public ChunkCheck(ErasureFacts erasures, BiPredicate<UUID, UUID> merged) {
        this.erasures = erasures;
        this.merged = merged;
    }

    /**
     * The first row that differs.
     *
     * @param leaf index of the chunk's leaf
     * @param told {@code details} of the chunk's fact
     * @param versions of the chunk, in the order of their ids
     */
    public Optional<Difference> firstDifference(long leaf, JsonNode told, KeptChunk chunk, List<VersionRow> versions) {
        return compare(told, chunk, versions).map(why -> Difference.at(leaf, why));
    }

    private Optional<Wording> compare(JsonNode told, KeptChunk chunk, List<VersionRow> versions) {
        JsonNode rows = told.path("rows");
        if (!chunk.isWhole()
                || rows.path("size").asInt() != chunk.size()
                || !RowTree.root(chunk.leaves())
                        .base64()
                        .equals(rows.path("root").asString(""))) {
            return Optional.of(BookWords.of("registry.rows.leaves", chunk.submission(), chunk.number()));
        }
        List<String> counts = chunk.counts().entrySet().stream()
                .filter(count -> told.path(count.getKey()).asLong(-1) != count.getValue())
                .map(Map.Entry::getKey)
                .toList();
        if (!counts.isEmpty()) {
            return Optional.of(BookWords.of(
                    "registry.rows.counts", chunk.submission(), chunk.number(), String.join(", ", counts)));
        }
        for (int place : new TreeSet<>(chunk.compared().keySet())) {
            if (place >= chunk.outcomes().length
                    || chunk.isRefused(place)
                    || chunk.erased().containsKey(place)) {
                return Optional.of(words("registry.rows.comparison", chunk, place));
            }
        }
        for (long row : new TreeSet<>(chunk.refused().keySet())) {
            int place = (int) (row - chunk.firstRow());
            if (!chunk.isRefused(place) || chunk.erased().containsKey(place)) {
                return Optional.of(words("registry.rows.refusal", chunk, place));
            }
        }
        return chunk.isOfEnded() ? ended(chunk, byId(versions)) : delivered(chunk, byId(versions));
    }

    private static List<List<VersionRow>> byId(List<VersionRow> versions) {
        TreeMap<Long, List<VersionRow>> ids = new TreeMap<>();
        versions.forEach(version ->
                ids.computeIfAbsent(version.id(), id -> new ArrayList<>(1)).add(version));
        return List.copyOf(ids.values());
    }

    private Optional<Wording> delivered(KeptChunk chunk, List<List<VersionRow>> versions) {
        Map<Long, List<VersionRow>> byRow = new TreeMap<>();
        for (List<VersionRow> one : versions) {
            VersionRow version = one.getFirst();
            if (byRow.put(version.rowNumber(), one) != null) {
                return Optional.of(surplus(version));
            }
        }
        for (int place = 0; place < chunk.size(); place++) {
            List<VersionRow> version = byRow.remove(chunk.rowNumber(place));
            Optional<Wording> wrong = row(chunk, place, version);
            if (wrong.isPresent()) {
                return wrong;
            }
        }
        return byRow.values().stream().findFirst().map(one -> surplus(one.getFirst()));
    }

    private Optional<Wording> ended(KeptChunk chunk, List<List<VersionRow>> versions) {
        Iterator<List<VersionRow>> next = versions.iterator();
        for (int place = 0; place < chunk.size(); place++) {
            boolean erased = chunk.erased().containsKey(place);
            Optional<Wording> wrong = row(chunk, place, !erased && next.hasNext() ? next.next() : null);
            if (wrong.isPresent()) {
                return wrong;
            }
        }
        return next.hasNext() ? Optional.of(surplus(next.next().getFirst())) : Optional.empty();
    }

    private static Wording surplus(VersionRow version) {
        return BookWords.of("registry.rows.surplus", version.id());
    }

    private Optional<Wording> row(KeptChunk chunk, int place, @Nullable List<VersionRow> version) {
        UUID erasedBy = chunk.erased().get(place);
        if (erasedBy != null) {
            boolean told = KeptChunk.items(chunk.submission(), chunk.number(), place, chunk.outcome(place)).stream()
                    .anyMatch(item -> erasures.cover(erasedBy, item));
            return told && version == null
                    ? Optional.empty()
                    : Optional.of(words("registry.rows.erased", chunk, place));
        }
        boolean makesOne = makesVersion(chunk.outcome(place));
        if (version == null) {
            if (makesOne) {
                return Optional.of(words("registry.rows.missing", chunk, place));
            }
            return isLeaf(chunk, place, RowRecord.NONE)
                    ? Optional.empty()
                    : Optional.of(words("registry.rows.differs", chunk, place));
        }
        if (!makesOne) {
            return Optional.of(surplus(version.getFirst()));
        }
        return version(chunk, place, version);
    }

    private static boolean makesVersion(int outcome) {
        return outcome == RowRecord.ENDED
                || outcome == RowOutcome.CREATED.ordinal()
                || outcome == RowOutcome.CHANGED.ordinal()
                || outcome == RowOutcome.HISTORY.ordinal();
    }

    /** One of them is the version as it was written; the others are its like under the subjects it was taken to. */
    private Optional<Wording> version(KeptChunk chunk, int place, List<VersionRow> version) {
        VersionRow written = null;
        for (VersionRow one : version) {
            if (isLeaf(chunk, place, one.digest())) {
                written = one;
            }
        }
        if (written == null) {
            return Optional.of(BookWords.of(
                    "registry.rows.version", version.getFirst().id(), chunk.submission(), chunk.rowNumber(place)));
        }
        for (VersionRow one : version) {
            boolean alike = one == written
                    || (merged.test(one.subject(), written.subject())
                            && Arrays.equals(one.digestUnder(written.subject()), written.digest()));
            if (!alike) {
                return Optional.of(BookWords.of("registry.rows.copy", one.id()));
            }
        }
        return Optional.empty();
    }

    private static boolean isLeaf(KeptChunk chunk, int place, byte[] version) {
        RowRecord row = new RowRecord(chunk.outcome(place), chunk.rowNumber(place), version, chunk.beside(place));
        return RowTree.leaf(chunk.salt(place), row).equals(Hash.at(chunk.leaves(), place * Hash.LENGTH));
    }

    private static Wording words(String key, KeptChunk chunk, int place) {
        return BookWords.of(key, chunk.rowNumber(place), chunk.submission());
    }
}

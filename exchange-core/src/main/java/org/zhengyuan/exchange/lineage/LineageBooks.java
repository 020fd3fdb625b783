package org.zhengyuan.exchange.lineage;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** What the books say around a value, beside its record and its receipts. Read in the caller's transaction; every list is bounded. */
public interface LineageBooks {
    /** What other datasets last delivered for an element of these subjects. */
    List<ComparedValue> compared(Set<UUID> subjects, String element);

    /** Discrepancies about an element of these subjects, open and closed, the newest first. */
    List<Ruling.DifferenceSettled> differences(Set<UUID> subjects, String element);

    /** Merges and splits of these subjects that were carried out, the newest first. */
    List<Ruling.SubjectChanged> changes(Set<UUID> subjects);

    /** A line of the responsibility list with the decision that opened it. */
    Optional<Ruling.SourceNamed> sourceNamed(UUID line);

    /** The fact of the chunk that a version came in with. {@code row} 0: it ended without a row. */
    Optional<FactPlace> chunk(UUID submission, long row, long versionId);

    /** The facts of objects, as {@code submission/ID}, by object, each list in the order of time. */
    Map<String, List<FactPlace>> facts(Collection<String> objects);
}

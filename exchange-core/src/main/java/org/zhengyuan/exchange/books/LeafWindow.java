package org.zhengyuan.exchange.books;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.zhengyuan.seal.proof.FactKind;
import org.zhengyuan.seal.proof.LogEntry;
import org.zhengyuan.seal.report.Wording;

/** Neighbouring leaves of the log and the rows that claim them: each leaf must be claimed once, by the row it commits to. */
public final class LeafWindow {
    private final long first;
    private final List<byte[]> entries;
    private final ErasureFacts erasures;
    private final BitSet claimed = new BitSet();
    private final List<LeafRow> chunks = new ArrayList<>();
    private long differing = Long.MAX_VALUE;
    private Optional<Difference> difference = Optional.empty();

    public LeafWindow(long first, List<byte[]> entries, ErasureFacts erasures) {
        this.first = first;
        this.entries = List.copyOf(entries);
        this.erasures = erasures;
    }

    public long first() {
        return first;
    }

    /** The index after the last leaf. */
    public long end() {
        return first + entries.size();
    }

    public byte[] entry(long index) {
        return entries.get((int) (index - first));
    }

    /** A row that claims a leaf; one outside the window is not looked at. */
    public void claim(LeafRow row) {
        if (row.index() < first || row.index() >= end()) {
            return;
        }
        int place = (int) (row.index() - first);
        if (claimed.get(place)) {
            differ(row.index(), BookWords.of("registry.leaves.twice", row.index(), row.name()));
        }
        claimed.set(place);
        UUID by = row.erasedBy();
        if (row.isErased()) {
            if (by == null || !isGone(place, by, row.items())) {
                differ(row.index(), BookWords.of("registry.leaves.erased", row.name(), row.index()));
            }
        } else if (by != null || !Arrays.equals(row.entry(), entries.get(place))) {
            differ(row.index(), BookWords.of("registry.leaves.differs", row.name(), row.index()));
        } else if (!row.fact().isEmpty()) {
            chunks.add(row);
        }
    }

    /** One of the row's names is enough. */
    private boolean isGone(int place, UUID by, List<String> names) {
        return names.stream()
                .anyMatch(name -> erasures.cover(by, name) || ofAlert(place) && erasures.expired(by, name));
    }

    /** A leaf whose row went with its partition. */
    public void erased(long index) {
        if (index >= first && index < end()) {
            claimed.set((int) (index - first));
        }
    }

    /** Facts of chunks in this window whose own leaf is right, in the order of the log. */
    public List<LeafRow> chunks() {
        return chunks.stream()
                .sorted((one, other) -> Long.compare(one.index(), other.index()))
                .toList();
    }

    /** The first leaf that differs, or that no row accounts for. */
    public Optional<Difference> firstDifference() {
        int gap = claimed.nextClearBit(0);
        if (gap < entries.size() && first + gap < differing) {
            return Optional.of(Difference.at(first + gap, BookWords.of("registry.leaves.gap", first + gap, kind(gap))));
        }
        return difference;
    }

    /** The leaf says so itself, whatever its row says. */
    private boolean ofAlert(int place) {
        byte[] entry = entries.get(place);
        return entry.length == LogEntry.LENGTH && (entry[1] & 0xff) == FactKind.ALERT.code();
    }

    private Object kind(int place) {
        int code = entries.get(place)[1] & 0xff;
        return entries.get(place).length == LogEntry.LENGTH
                ? FactKind.ofCode(code).map(FactKind::label).orElse(String.valueOf(code))
                : "?";
    }

    private void differ(long index, Wording why) {
        if (index < differing) {
            differing = index;
            difference = Optional.of(Difference.at(index, why));
        }
    }
}

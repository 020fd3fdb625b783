package org.zhengyuan.exchange.lineage;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.zhengyuan.exchange.catalog.Catalog;
import org.zhengyuan.exchange.catalog.CatalogHistory;
import org.zhengyuan.exchange.catalog.Dataset;
import org.zhengyuan.exchange.intake.OriginalRows;
import org.zhengyuan.exchange.intake.Submission;
import org.zhengyuan.exchange.intake.Submissions;
import org.zhengyuan.exchange.lineage.LineageQuery.Original;

/** Reads the text before standardising from the delivered files. After the transaction: a file may take longer than a transaction should. */
public final class OpeningOriginals {
    /** Bytes of files that are read for every question; more only where it is asked for. */
    static final long SMALL = 64L << 20;

    /** Values whose files are opened for one question. */
    private static final int MOST = 5;

    private final OriginalRows rows;
    private final Submissions submissions;
    private final CatalogHistory history;

    public OpeningOriginals(OriginalRows rows, Submissions submissions, CatalogHistory history) {
        this.rows = rows;
        this.submissions = submissions;
        this.history = history;
    }

    Lineage open(Lineage lineage, Original wish, Catalog.Snapshot catalog) {
        List<ValueLineage> values = new ArrayList<>(lineage.values().size());
        long read = 0;
        for (ValueLineage value : lineage.values()) {
            long size = value.origin().original() instanceof OriginalText.NotOpened closed ? closed.size() : 0;
            boolean opened = value.origin().original() instanceof OriginalText.NotOpened
                    && values.size() < MOST
                    && (wish == Original.ALWAYS || (wish == Original.IF_SMALL && read + size <= SMALL));
            read += opened ? size : 0;
            values.add(opened ? value.withOriginal(text(value, lineage.target(), catalog)) : value);
        }
        return lineage.withValues(values);
    }

    private OriginalText text(ValueLineage value, Target target, Catalog.Snapshot catalog) {
        Submission submission = submissions.find(value.origin().submission()).orElse(null);
        String item =
                value.origin().rule() == null ? null : value.origin().rule().item();
        Optional<Dataset> definition =
                history.dataset(value.dataset(), value.origin().datasetVersion());
        if (submission == null || item == null || definition.isEmpty()) {
            return new OriginalText.NotReadable();
        }
        Instant removed = submission.removed().original();
        if (removed != null) {
            return new OriginalText.Removed(removed);
        }
        return rows.cell(
                        submission,
                        definition.get(),
                        catalog,
                        item,
                        value.origin().row())
                .<OriginalText>map(OriginalText.Found::new)
                .orElseGet(OriginalText.NotReadable::new);
    }
}

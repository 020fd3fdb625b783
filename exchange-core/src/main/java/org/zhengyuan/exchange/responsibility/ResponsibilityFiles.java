package org.zhengyuan.exchange.responsibility;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.zhengyuan.exchange.catalog.CatalogFault;
import org.zhengyuan.exchange.catalog.CatalogFiles;
import org.zhengyuan.exchange.catalog.document.CatalogDocument;

/** Takes the lines under {@code responsibilities} in the operator's files into the list, each once, through the ordinary assignment. */
public final class ResponsibilityFiles {
    private final ResponsibilityChanges changes;

    public ResponsibilityFiles(ResponsibilityChanges changes) {
        this.changes = changes;
    }

    /**
     * What a load did.
     *
     * @param recorded lines that the list holds because of it
     * @param faults lines that could not be read; nothing was recorded then
     */
    public record Loaded(List<Responsibility> recorded, List<RefusedLine> refused, List<CatalogFault> faults) {
        public Loaded {
            recorded = List.copyOf(recorded);
            refused = List.copyOf(refused);
            faults = List.copyOf(faults);
        }
    }

    /** A line that the list does not take. {@code pointer} names its file and place. */
    public record RefusedLine(String pointer, ResponsibilityOutcome.Refused refusal) {}

    public Loaded load(Path folder) {
        List<CatalogDocument.Placed<Assignment>> lines = new ArrayList<>();
        List<CatalogFault> faults = new ArrayList<>();
        for (CatalogDocument document : CatalogFiles.documents(folder)) {
            lines.addAll(document.records(CatalogDocument.RESPONSIBILITIES, Assignment.class));
            faults.addAll(document.faults());
        }
        return faults.isEmpty() ? load(lines) : new Loaded(List.of(), List.of(), faults);
    }

    private Loaded load(List<CatalogDocument.Placed<Assignment>> lines) {
        List<Responsibility> recorded = new ArrayList<>();
        List<RefusedLine> refused = new ArrayList<>();
        for (CatalogDocument.Placed<Assignment> line : lines) {
            switch (changes.assignFromFiles(line.value())) {
                case ResponsibilityOutcome.Recorded opened -> recorded.addAll(opened.lines());
                case ResponsibilityOutcome.Refused no -> refused.add(new RefusedLine(line.pointer(), no));
            }
        }
        return new Loaded(recorded, refused, List.of());
    }
}

package org.zhengyuan.exchange.catalog;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.zhengyuan.exchange.catalog.document.CatalogDocument;

/** Loads the operator's folder of YAML files as one change that the system publishes. Loading the same files again changes nothing. */
public final class CatalogFiles {
    private final CatalogChanges changes;

    public CatalogFiles(CatalogChanges changes) {
        this.changes = changes;
    }

    /**
     * Publishes what the files say and the catalogue does not say yet; {@link CatalogRefusal#NOTHING_CHANGES} where there is nothing.
     *
     * @param account what the record says of it, for example {@code the demo's files}
     */
    public ChangeOutcome load(Path folder, String account) {
        CatalogProposal proposal = new CatalogProposal(List.of());
        List<CatalogFault> faults = new ArrayList<>();
        for (CatalogDocument document : documents(folder)) {
            proposal = proposal.and(document.proposal());
            faults.addAll(document.faults());
        }
        return faults.isEmpty()
                ? changes.publishFiles(proposal, account)
                : new ChangeOutcome.Refused(CatalogRefusal.INVALID, faults);
    }

    /** The folder's {@code .yaml} and {@code .yml} files in the order of their names. */
    public static List<CatalogDocument> documents(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            List<CatalogDocument> documents = new ArrayList<>();
            for (Path file : files.filter(CatalogFiles::isYaml).sorted().toList()) {
                documents.add(CatalogDocument.ofFile(String.valueOf(file.getFileName()), Files.readAllBytes(file)));
            }
            return documents;
        } catch (IOException e) {
            throw new UncheckedIOException(folder.toString(), e);
        }
    }

    private static boolean isYaml(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.endsWith(".yaml") || name.endsWith(".yml");
    }
}

package org.zhengyuan.exchange.catalog.validation;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.avro.Schema;
import org.zhengyuan.exchange.catalog.Catalog;
import org.zhengyuan.exchange.catalog.CatalogEntry;
import org.zhengyuan.exchange.catalog.CatalogFault;
import org.zhengyuan.exchange.catalog.CatalogFault.Reason;
import org.zhengyuan.exchange.catalog.CatalogProposal;
import org.zhengyuan.exchange.catalog.DataElement;
import org.zhengyuan.exchange.catalog.Dataset;
import org.zhengyuan.exchange.catalog.DatasetSchemas;
import org.zhengyuan.exchange.catalog.Department;
import org.zhengyuan.exchange.catalog.RuleCompiler;
import org.zhengyuan.exchange.catalog.SourceGuard;
import org.zhengyuan.exchange.catalog.SubjectType;
import org.zhengyuan.exchange.problem.Expected;

/** Judges a proposal as a whole against the published catalogue and gives every fault at once. */
public final class CatalogValidation {
    private final Catalog.Snapshot present;
    private final RuleCompiler rules;
    private final SourceGuard sources;

    public CatalogValidation(Catalog.Snapshot present, RuleCompiler rules, SourceGuard sources) {
        this.present = present;
        this.rules = rules;
        this.sources = sources;
    }

    /** Every fault, in the proposal's order; empty where it may be published. */
    public List<CatalogFault> faults(CatalogProposal proposal) {
        Outlook outlook = new Outlook(present, rules, proposal);
        Faults faults = new Faults();
        Set<String> seen = new HashSet<>();
        for (CatalogEntry entry : proposal.entries()) {
            faults.addUnless(
                    seen.add(entry.kind() + " " + entry.key()),
                    entry,
                    "",
                    Reason.DUPLICATE,
                    Expected.of("one-entry", entry.key()));
            NameChecks.check(entry, outlook, faults);
            switch (entry.definition()) {
                case Department department -> DepartmentChecks.check(entry, department, outlook, faults);
                case SubjectType type -> SubjectTypeChecks.check(entry, type, outlook, faults);
                case DataElement element -> ElementChecks.check(entry, element, outlook, faults);
                case Dataset dataset -> {
                    ItemChecks.check(entry, dataset, outlook, faults);
                    KeyChecks.check(entry, dataset, outlook, faults);
                    SharingChecks.check(entry, dataset, outlook, faults);
                    new EvolutionChecks(outlook, sources).check(entry, dataset, faults);
                }
            }
        }
        return faults.all();
    }

    /** The Avro schema of a dataset of a proposal without faults. */
    public Schema schema(CatalogProposal proposal, Dataset dataset) {
        Outlook outlook = new Outlook(present, rules, proposal);
        return DatasetSchemas.schema(dataset, item -> outlook.rule(item).orElseThrow());
    }
}

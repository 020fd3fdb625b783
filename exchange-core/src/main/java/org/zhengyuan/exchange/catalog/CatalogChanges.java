package org.zhengyuan.exchange.catalog;

import static org.zhengyuan.exchange.catalog.ChangeOutcome.refused;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zhengyuan.exchange.access.Actor;
import org.zhengyuan.exchange.catalog.CatalogChange.ChangedEntry;
import org.zhengyuan.exchange.catalog.CatalogStore.Books;
import org.zhengyuan.exchange.catalog.document.DefinitionJson;
import org.zhengyuan.exchange.catalog.document.StructuralDiff;
import org.zhengyuan.exchange.catalog.validation.CatalogValidation;

/** Changes the catalogue: draft → published → withdrawn, every change with its diff, decided by another than its proposer. */
public final class CatalogChanges {
    /** Stands as decider where the system published the operator's files. */
    public static final String SYSTEM = "system";

    private final CatalogStore store;
    private final RuleCompiler rules;
    private final SourceGuard sources;
    private final Clock clock;

    public CatalogChanges(CatalogStore store, RuleCompiler rules, SourceGuard sources, Clock clock) {
        this.store = store;
        this.rules = rules;
        this.sources = sources;
        this.clock = clock;
    }

    /** Records a proposal as a draft, entries that say nothing new left out. Refused with every fault at once. */
    public ChangeOutcome propose(Actor actor, CatalogProposal proposal) {
        return store.exclusively(books -> {
            for (CatalogEntry entry : proposal.entries()) {
                CatalogDefinition before =
                        books.lastDefinition(entry.kind(), entry.key()).orElse(entry.definition());
                if (!CatalogRights.mayPropose(actor, before, entry.definition())) {
                    return refused(CatalogRefusal.NOT_ALLOWED);
                }
            }
            return draft(books, proposal, CatalogChange.Origin.PROPOSAL, actor.id(), actor.department());
        });
    }

    /**
     * Publishes the operator's files in the system's name, without a second pair of eyes; the record says so. The same content again
     * is {@link CatalogRefusal#NOTHING_CHANGES}.
     *
     * @param account what the record says: where the files were, for whom they were loaded
     */
    public ChangeOutcome publishFiles(CatalogProposal proposal, String account) {
        return store.exclusively(books -> {
            ChangeOutcome outcome = draft(books, proposal, CatalogChange.Origin.FILES, SYSTEM, null);
            if (!(outcome instanceof ChangeOutcome.Recorded recorded)) {
                return outcome;
            }
            books.publish(recorded.change().id(), SYSTEM, "published by system: " + account);
            return recorded(books, recorded.change().id());
        });
    }

    /** Publishes a draft as its diff was shown. Refused as stale where another publication came in between. */
    public ChangeOutcome publish(Actor actor, UUID id) {
        return store.exclusively(books -> {
            Optional<CatalogChange> draft = books.change(id);
            CatalogRefusal refusal = undecidable(actor, draft);
            if (refusal != null) {
                return refused(refusal);
            }
            CatalogChange change = draft.orElseThrow();
            if (change.proposedBy().equals(actor.id())) {
                return refused(CatalogRefusal.FOUR_EYES);
            }
            for (ChangedEntry entry : change.entries()) {
                CatalogDefinition definition = entry.definition();
                if (entry.version() != 1 + books.lastVersion(definition.kind(), definition.key())) {
                    return refused(CatalogRefusal.STALE);
                }
            }
            CatalogProposal proposal = CatalogProposal.of(
                    change.entries().stream().map(ChangedEntry::definition).toList());
            List<CatalogFault> faults = validation(books).faults(proposal);
            if (!faults.isEmpty()) {
                return new ChangeOutcome.Refused(CatalogRefusal.INVALID, faults);
            }
            books.publish(id, actor.id(), null);
            return recorded(books, id);
        });
    }

    /** Rejects a draft with a reason. Its proposer may do so too: that takes it back. */
    public ChangeOutcome reject(Actor actor, UUID id, String reason) {
        return store.exclusively(books -> {
            CatalogRefusal refusal = undecidable(actor, books.change(id));
            if (refusal == null && reason.isBlank()) {
                refusal = CatalogRefusal.REASON_NEEDED;
            }
            if (refusal != null) {
                return refused(refusal);
            }
            books.reject(id, actor.id(), reason.strip());
            return recorded(books, id);
        });
    }

    /** Withdraws a published dataset with a reason. Refused while it is the source of an element. Empty where it was withdrawn. */
    public Optional<CatalogRefusal> withdraw(Actor actor, String dataset, String reason) {
        return store.exclusively(books -> {
            Optional<PublishedDataset> published = books.present().dataset(dataset);
            if (published.isEmpty()) {
                return Optional.of(CatalogRefusal.UNKNOWN_DATASET);
            }
            if (!CatalogRights.mayWithdraw(actor, published.get().definition())) {
                return Optional.of(CatalogRefusal.NOT_ALLOWED);
            }
            if (reason.isBlank()) {
                return Optional.of(CatalogRefusal.REASON_NEEDED);
            }
            if (!sources.presentlyHeld(dataset).isEmpty()) {
                return Optional.of(CatalogRefusal.DATASET_IS_SOURCE);
            }
            books.withdraw(EntryKind.DATASET, dataset, actor.id(), reason.strip());
            return Optional.empty();
        });
    }

    /** The change, where the actor may see it: the exchange's steward and auditors all, a department its own. */
    public Optional<CatalogChange> change(Actor actor, UUID id) {
        return store.change(id).filter(change -> CatalogRights.maySee(actor, change));
    }

    /** Changes that the actor may see, the newest first. */
    public List<CatalogChange> changes(
            Actor actor, CatalogChange.@Nullable State state, @Nullable UUID after, int limit) {
        Actor seenBy = CatalogRights.seesAll(actor) ? null : actor;
        return store.changes(new CatalogStore.ChangeQuery(state, seenBy, after, limit));
    }

    private static @Nullable CatalogRefusal undecidable(Actor actor, Optional<CatalogChange> change) {
        if (change.isEmpty() || !CatalogRights.maySee(actor, change.get())) {
            return CatalogRefusal.UNKNOWN_CHANGE;
        }
        if (!CatalogRights.mayDecide(actor)) {
            return CatalogRefusal.NOT_ALLOWED;
        }
        return change.get().state() == CatalogChange.State.DRAFT ? null : CatalogRefusal.ALREADY_DECIDED;
    }

    private ChangeOutcome draft(
            Books books,
            CatalogProposal proposal,
            CatalogChange.Origin origin,
            String proposedBy,
            @Nullable String department) {
        CatalogValidation validation = validation(books);
        List<CatalogFault> faults = validation.faults(proposal);
        if (!faults.isEmpty()) {
            return new ChangeOutcome.Refused(CatalogRefusal.INVALID, faults);
        }
        List<ChangedEntry> entries = changed(books, proposal);
        if (entries.isEmpty()) {
            return refused(CatalogRefusal.NOTHING_CHANGES);
        }
        CatalogChange change = new CatalogChange(
                UUID.randomUUID(),
                origin,
                CatalogChange.State.DRAFT,
                proposedBy,
                department,
                clock.instant(),
                null,
                null,
                null,
                entries);
        books.draft(change, dataset -> validation.schema(proposal, dataset).toString());
        return recorded(books, change.id());
    }

    private static List<ChangedEntry> changed(Books books, CatalogProposal proposal) {
        List<ChangedEntry> changed = new ArrayList<>();
        for (CatalogEntry entry : proposal.entries()) {
            CatalogDefinition after = DefinitionJson.normal(entry.definition());
            CatalogDefinition before =
                    books.lastDefinition(entry.kind(), entry.key()).orElse(null);
            boolean withdrawn = entry.kind() == EntryKind.DATASET
                    && books.present().dataset(entry.key()).isEmpty();
            if (after.equals(before) && !withdrawn) {
                continue;
            }
            changed.add(new ChangedEntry(
                    after,
                    1 + books.lastVersion(entry.kind(), entry.key()),
                    CatalogChange.EntryState.DRAFT,
                    StructuralDiff.between(before, after)));
        }
        return changed;
    }

    private CatalogValidation validation(Books books) {
        return new CatalogValidation(books.present(), rules, sources);
    }

    private static ChangeOutcome recorded(Books books, UUID id) {
        return new ChangeOutcome.Recorded(books.change(id).orElseThrow());
    }
}

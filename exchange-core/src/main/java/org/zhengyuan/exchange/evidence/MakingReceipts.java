package org.zhengyuan.exchange.evidence;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.zhengyuan.exchange.access.Actor;
import org.zhengyuan.exchange.access.Role;
import org.zhengyuan.exchange.problem.Outcome;
import org.zhengyuan.seal.proof.Checkpoint;
import org.zhengyuan.seal.proof.Commitment;
import org.zhengyuan.seal.proof.LogEntry;
import org.zhengyuan.seal.proof.MalformedException;
import org.zhengyuan.seal.proof.SignedNote;
import org.zhengyuan.seal.proof.TiledTree;
import org.zhengyuan.seal.receipt.Receipt;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Makes receipts of facts, for their parties and for auditors; to others a fact does not exist. */
public final class MakingReceipts {
    private final List<FactSource> sources;
    private final TreeReading tree;
    private final WitnessPolicy policy;

    public MakingReceipts(List<FactSource> sources, TreeReading tree, WitnessPolicy policy) {
        this.policy = policy;
        this.sources = List.copyOf(sources);
        this.tree = tree;
    }

    /** The receipt of the first answer under this id, or of the one fact that it names. */
    public Outcome<Optional<Receipt>> receipt(Actor actor, UUID id) {
        return receipt(actor, new WantedReceipt(id, 1));
    }

    /** The receipt, empty until a checkpoint covers its leaf; refused where the fact is unknown, not the asker's, or erased. */
    public Outcome<Optional<Receipt>> receipt(Actor actor, WantedReceipt wanted) {
        return receipt(actor, find(wanted), Optional.empty());
    }

    /** The same under this checkpoint of a log, a signed note; unknown where the fact is in another one. */
    Outcome<Optional<Receipt>> receiptAt(Actor actor, WantedReceipt wanted, String checkpoint) {
        return receipt(actor, find(wanted), Optional.of(checkpoint));
    }

    private Optional<RecordedFact> find(WantedReceipt wanted) {
        return sources.stream()
                .flatMap(source -> source.answer(wanted.id(), wanted.answer()).stream())
                .findFirst();
    }

    private Outcome<Optional<Receipt>> receipt(Actor actor, Optional<RecordedFact> kept, Optional<String> checkpoint) {
        Optional<RecordedFact> found = kept.filter(fact -> maySee(actor, fact));
        if (found.isEmpty()) {
            return Outcome.refused(EvidenceRefusal.RECEIPT_UNKNOWN);
        }
        RecordedFact fact = found.get();
        if (fact.isErased()) {
            return Outcome.refused(EvidenceRefusal.RECEIPT_ERASED, EvidenceRefusal.erasedBy(fact.erasedBy()));
        }
        try {
            return prove(fact, checkpoint);
        } catch (IOException | MalformedException e) {
            throw new IllegalStateException("the log cannot be read", e);
        }
    }

    private Outcome<Optional<Receipt>> prove(RecordedFact fact, Optional<String> wanted)
            throws IOException, MalformedException {
        LogPlace packet = tree.placeOf(fact.packet()).orElse(null);
        if (packet == null) {
            return Outcome.done(Optional.empty());
        }
        LogPlace place = new LogPlace(packet.epoch(), packet.index() + fact.place());
        String note = wanted.or(() -> tree.covering(place)).orElse(null);
        if (note == null) {
            return Outcome.done(Optional.empty());
        }
        long index = place.index();
        Checkpoint checkpoint = Checkpoint.parse(SignedNote.parse(note).text());
        if (wanted.isPresent() && !tree.isOf(place, checkpoint.origin())) {
            return Outcome.refused(EvidenceRefusal.RECEIPT_UNKNOWN);
        }
        if (index >= checkpoint.size()) {
            return Outcome.done(Optional.empty());
        }
        byte[] entry = LogEntry.of(fact.kind(), Commitment.of(fact.salt(), fact.canonical()))
                .encode();
        if (!Arrays.equals(entry, tree.entry(place))) {
            throw new IllegalStateException("fact " + fact.id() + " is not what leaf " + index + " commits to");
        }
        TiledTree tiles = new TiledTree(checkpoint.size(), tree.tiles(place.epoch()));
        JsonNode told = JsonMapper.shared().readTree(fact.canonical());
        return Outcome.done(Optional.of(new Receipt(
                fact.id().toString(),
                told,
                fact.salt(),
                checkpoint.origin(),
                index,
                entry,
                tiles.inclusion(index).path(),
                note,
                policy.stated(),
                null)));
    }

    private static boolean maySee(Actor actor, RecordedFact fact) {
        String department = actor.department();
        return actor.has(Role.AUDITOR) || (department != null && fact.parties().contains(department));
    }
}

package org.zhengyuan.exchange.lineage;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zhengyuan.exchange.access.Actor;
import org.zhengyuan.exchange.delivery.ReceiptId;
import org.zhengyuan.exchange.delivery.Snapshots;
import org.zhengyuan.exchange.evidence.FactNotes;
import org.zhengyuan.exchange.lineage.PastAnswer.HandedOut;
import org.zhengyuan.exchange.lineage.PastAnswer.Shown;
import org.zhengyuan.exchange.problem.Outcome;
import org.zhengyuan.exchange.problem.RequestRefusal;
import org.zhengyuan.exchange.registry.Digests;
import org.zhengyuan.exchange.registry.RecordHistories;
import org.zhengyuan.exchange.registry.RecordedVersion;

/**
 * Shows a past answer again, from its receipt. Auditors see it exactly as it was sent; the department that asked sees what it asked and which
 * versions it was given; to others there is no such receipt. The look is a fact, in the transaction that reads.
 */
public final class ShowingPastAnswers {
    private final Snapshots snapshots;
    private final AskedQuestions questions;
    private final RecordHistories records;
    private final AnsweringAgain again;
    private final LookedAt looked;

    public ShowingPastAnswers(
            Snapshots snapshots,
            AskedQuestions questions,
            RecordHistories records,
            AnsweringAgain again,
            FactNotes facts) {
        this.snapshots = snapshots;
        this.questions = questions;
        this.records = records;
        this.again = again;
        this.looked = new LookedAt(facts);
    }

    public Outcome<PastAnswer> show(Actor actor, UUID receipt, QueryReason reason) {
        Asker asker = new Asker(actor);
        if (!asker.mayAsk()) {
            return Outcome.refused(RequestRefusal.FORBIDDEN);
        }
        return snapshots.in(() -> read(asker, receipt, reason));
    }

    private Outcome<PastAnswer> read(Asker asker, UUID receipt, QueryReason reason) {
        List<AskedOnce> asked =
                ReceiptId.recognize(receipt).map(questions::find).orElse(List.of());
        AskedOnce first = asked.isEmpty() ? null : asked.getFirst();
        boolean concerns = first != null
                && (asker.isAuditor()
                        || (first.department() != null && first.department().equals(asker.department())));
        UUID query = UUID.randomUUID();
        UUID noted = looked.note(
                query,
                "past-answer",
                asker.actor(),
                reason,
                first == null ? null : first.subject(),
                concerns,
                Map.of("receipt", receipt.toString()));
        if (first == null || !concerns) {
            return Outcome.refused(LineageRefusal.NOT_FOUND);
        }
        return Outcome.done(answer(asker, asked, first, query, noted));
    }

    private PastAnswer answer(Asker asker, List<AskedOnce> asked, AskedOnce first, UUID query, UUID noted) {
        byte @Nullable [] digest = first.answerDigest();
        return new PastAnswer(
                query,
                noted,
                first.place(),
                first.at(),
                first.kind(),
                first.outcome(),
                first.department(),
                first.client(),
                first.operator(),
                first.agreement(),
                first.agreementVersion(),
                first.serviceItem(),
                first.caseNumber(),
                first.elements(),
                handedOut(first),
                digest == null ? null : Digests.hex(digest),
                shown(asker, first, digest != null),
                asked.stream().skip(1).map(AskedOnce::at).toList());
    }

    private Shown shown(Asker asker, AskedOnce first, boolean answered) {
        return answered && !asker.isAuditor() ? new Shown.Withheld() : again.show(first);
    }

    private List<HandedOut> handedOut(AskedOnce question) {
        Map<Long, RecordedVersion> versions = records.versions(question.versions().stream()
                .map(Received.VersionOf::versionId)
                .distinct()
                .toList());
        return question.versions().stream()
                .map(one -> {
                    Optional<RecordedVersion> kept = Optional.ofNullable(versions.get(one.versionId()));
                    return new HandedOut(
                            one.element(),
                            one.dataset(),
                            one.versionId(),
                            kept.map(RecordedVersion::version).orElse(null),
                            kept.map(RecordedVersion::recordedAt).orElse(null));
                })
                .toList();
    }
}

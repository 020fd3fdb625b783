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

    /** @param answer which of the answers given under the receipt, from 1; null = the first that is kept */
    public Outcome<PastAnswer> show(Actor actor, UUID receipt, @Nullable Integer answer, QueryReason reason) {
        Asker asker = new Asker(actor);
        if (!asker.mayAsk()) {
            return Outcome.refused(RequestRefusal.FORBIDDEN);
        }
        return snapshots.in(() -> read(asker, receipt, answer, reason));
    }

    private Outcome<PastAnswer> read(Asker asker, UUID receipt, @Nullable Integer answer, QueryReason reason) {
        Optional<ReceiptId> id = ReceiptId.recognize(receipt);
        AskedOnce asked = id.flatMap(one -> questions.find(one, answer)).orElse(null);
        boolean concerns = asked != null
                && (asker.isAuditor()
                        || (asked.department() != null && asked.department().equals(asker.department())));
        UUID query = UUID.randomUUID();
        UUID noted = looked.note(
                query,
                "past-answer",
                asker.actor(),
                reason,
                asked == null ? null : asked.subject(),
                concerns,
                answer == null
                        ? Map.of("receipt", receipt.toString())
                        : Map.of("receipt", receipt.toString(), "answer", answer));
        if (asked == null || !concerns) {
            return Outcome.refused(LineageRefusal.NOT_FOUND);
        }
        return Outcome.done(answer(asker, asked, id.map(questions::given).orElse(List.of()), query, noted));
    }

    private PastAnswer answer(Asker asker, AskedOnce asked, List<GivenAnswer> given, UUID query, UUID noted) {
        byte @Nullable [] digest = asked.answerDigest();
        return new PastAnswer(
                query,
                noted,
                asked.place(),
                asked.answer(),
                asked.at(),
                asked.kind(),
                asked.outcome(),
                asked.department(),
                asked.client(),
                asked.operator(),
                asked.agreement(),
                asked.agreementVersion(),
                asked.serviceItem(),
                asked.caseNumber(),
                asked.elements(),
                handedOut(asked),
                digest == null ? null : Digests.hex(digest),
                shown(asker, asked, digest != null),
                given);
    }

    private Shown shown(Asker asker, AskedOnce asked, boolean answered) {
        return answered && !asker.isAuditor() ? new Shown.Withheld() : again.show(asked);
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

package org.zhengyuan.exchange.delivery;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.zhengyuan.exchange.access.Actor;
import org.zhengyuan.exchange.problem.Outcome;

/** Lines of the trail as answering writes them, without the answering. */
public final class Lines {
    /** Who asks, for which case. */
    public record Asked(Actor actor, UUID agreement, String caseNumber, String operator) {}

    private final Random random;

    public Lines(Random random) {
        this.random = random;
    }

    public TrailEntry answered(Instant at, Asked asked, UUID subject) {
        ReceiptId receipt = receipt(at);
        Answer answer = new Answer(receipt, new AgreementUsed(asked.agreement(), 1), at, at, List.of());
        return entry(receipt, at, TrailEntry.Kind.PULL, TrailEntry.ANSWERED, asked, subject, Facts.of(answer));
    }

    public TrailEntry refused(Instant at, Asked asked) {
        Outcome.Refused<?> no = new Outcome.Refused<>(DeliveryRefusal.ELEMENT_NOT_COVERED, Map.of());
        return entry(receipt(at), at, TrailEntry.Kind.PULL, no.refusal().code(), asked, null, Facts.of(no));
    }

    public TrailEntry checked(Instant at, Asked asked, UUID subject, boolean matches) {
        ReceiptId receipt = receipt(at);
        ClaimCheck.Result result = matches ? ClaimCheck.Result.MATCH : ClaimCheck.Result.NO_MATCH;
        ClaimCheck.Results results = new ClaimCheck.Results(
                receipt,
                new AgreementUsed(asked.agreement(), 1),
                List.of(new ClaimCheck.Results.Checked("person.name", result, List.of(7L))));
        return entry(receipt, at, TrailEntry.Kind.CLAIM_CHECK, TrailEntry.ANSWERED, asked, subject, Facts.of(results));
    }

    private ReceiptId receipt(Instant at) {
        return ReceiptId.fresh(RetentionClass.STANDARD, at, random);
    }

    private static TrailEntry entry(
            ReceiptId receipt,
            Instant at,
            TrailEntry.Kind kind,
            String outcome,
            Asked asked,
            @org.jspecify.annotations.Nullable UUID subject,
            Facts facts) {
        return new TrailEntry(
                receipt,
                at,
                kind,
                outcome,
                false,
                asked.actor(),
                asked.agreement(),
                1,
                "item-1",
                asked.caseNumber(),
                asked.operator(),
                subject,
                List.of("person.name"),
                facts,
                "{}".getBytes(StandardCharsets.UTF_8),
                outcome.equals(TrailEntry.ANSWERED) ? new byte[32] : null);
    }
}

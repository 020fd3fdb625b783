package org.zhengyuan.exchange.delivery;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.zhengyuan.exchange.problem.Outcome;
import org.zhengyuan.exchange.problem.Outcome.Refused;
import org.zhengyuan.exchange.registry.SubjectRef;
import org.zhengyuan.exchange.registry.Truth;
import org.zhengyuan.exchange.registry.TruthQuery;
import org.zhengyuan.exchange.sharing.Terms;

/** One question on its way through a batch. One thread. */
final class Handling {
    final Question question;

    @Nullable
    SubjectRef subject;

    Map<String, String> claimed = Map.of();

    @Nullable
    AgreementUsed agreement;

    @Nullable
    Terms terms;

    AnsweredPulls.@Nullable Earlier earlier;
    boolean tookQuota;

    @Nullable
    TruthQuery query;

    @Nullable
    Truth truth;

    Set<String> failedClaims = Set.of();

    @Nullable
    Refused<Delivered> refused;

    @Nullable
    Delivered delivered;

    @Nullable
    Facts facts;

    @Nullable
    ReceiptId receipt;

    Handling(Question question) {
        this.question = question;
    }

    void refuse(Refused<?> no) {
        refused = new Refused<>(no.refusal(), no.facts());
    }

    void refuse(DeliveryRefusal refusal) {
        refused = new Refused<>(refusal, Map.of());
    }

    boolean open() {
        return refused == null;
    }

    /** The elements to be answered: those asked for, or everything the agreement covers. */
    Collection<String> elements() {
        if (question instanceof Pull pull && pull.wantsEverything()) {
            return terms == null ? List.of() : terms.elements().keySet();
        }
        return question.elements();
    }

    @Nullable
    Repeatable repeatable() {
        return question instanceof Pull pull ? pull.repeatable() : null;
    }

    /**
     * What the asker is told: the answer, or why not, with the receipt of the refusal.
     *
     * @param untilTomorrow seconds after which what is spent for the day is there again
     */
    Outcome<Delivered> outcome(long untilTomorrow) {
        Refused<Delivered> no = refused;
        ReceiptId noted = receipt;
        if (no != null && noted != null) {
            Map<String, Object> facts = new HashMap<>(no.facts());
            facts.put("receipt", noted.toString());
            if (DeliveryRefusal.endsWithTheDay(no.refusal())) {
                facts.put("retryAfter", untilTomorrow);
            }
            return Outcome.refused(no.refusal(), facts);
        }
        Delivered yes = delivered;
        if (yes == null) {
            throw new IllegalStateException("a question came through without an answer");
        }
        return Outcome.done(yes);
    }
}

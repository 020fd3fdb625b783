package org.zhengyuan.exchange.delivery;

import java.util.List;
import java.util.Map;
import org.zhengyuan.exchange.evidence.EvidenceRefusal;
import org.zhengyuan.exchange.evidence.LogStanding;
import org.zhengyuan.exchange.problem.Outcome;

/** Answers only while the evidence log goes on: no value leaves of which nobody could prove that it did. */
public final class RecordedOnly implements Batch {
    private final Batch answering;
    private final LogStanding standing;

    public RecordedOnly(Batch answering, LogStanding standing) {
        this.answering = answering;
        this.standing = standing;
    }

    @Override
    public List<Outcome<Delivered>> answer(List<Question> questions) {
        return standing.stopped()
                .map(why -> questions.stream()
                        .map(question -> Outcome.<Delivered>refused(
                                EvidenceRefusal.LOG_STOPPED,
                                Map.of("reason", why.reason().name())))
                        .toList())
                .orElseGet(() -> answering.answer(questions));
    }
}

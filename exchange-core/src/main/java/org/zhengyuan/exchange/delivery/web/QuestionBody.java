package org.zhengyuan.exchange.delivery.web;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zhengyuan.exchange.access.Actor;
import org.zhengyuan.exchange.delivery.DeliveryRefusal;
import org.zhengyuan.exchange.delivery.Inquiry;
import org.zhengyuan.exchange.problem.Expected;
import org.zhengyuan.exchange.problem.ProblemException;
import org.zhengyuan.exchange.registry.SubjectRef;

/** What every question's body has. */
public final class QuestionBody {
    private static final int LONGEST = 200;

    /**
     * The subject asked about.
     *
     * @param identifierType absent = the first of the subject type's
     */
    public record Subject(@Nullable String type, @Nullable String id, @Nullable String identifierType) {
        @Override
        public String toString() {
            return type + "/***";
        }
    }

    /** What it is for. */
    public record Purpose(@Nullable String item, @Nullable String caseNumber) {}

    private QuestionBody() {}

    /** The inquiry these parts make; what is missing is refused with the field's name. A person is their own operator. */
    public static Inquiry inquiry(
            Actor actor,
            @Nullable Subject subject,
            @Nullable UUID agreement,
            @Nullable Purpose purpose,
            @Nullable String operator) {
        if (subject == null || subject.type() == null || subject.id() == null) {
            throw missing("subject", Expected.of("subject.parts"));
        }
        if (agreement == null) {
            throw missing("agreement", Expected.of("agreement-id"));
        }
        if (purpose == null) {
            throw missing("purpose", Expected.of("case.parts"));
        }
        String asserted = operator == null && actor.kind() == Actor.Kind.PERSON ? actor.id() : operator;
        return new Inquiry(
                actor,
                new SubjectRef(
                        subject.type(), subject.identifierType() == null ? "" : subject.identifierType(), subject.id()),
                agreement,
                text("purpose.item", purpose.item()),
                text("purpose.caseNumber", purpose.caseNumber()),
                text("operator", asserted));
    }

    static String text(String field, @Nullable String text) {
        if (text == null || text.isBlank() || text.length() > LONGEST || text.indexOf('\0') >= 0) {
            throw missing(field, Expected.of("text-up-to", LONGEST));
        }
        return text;
    }

    static ProblemException missing(String field, Expected expected) {
        return DeliveryRefusal.REQUEST_INVALID.toProblem(Map.of("field", field, "expected", expected));
    }
}

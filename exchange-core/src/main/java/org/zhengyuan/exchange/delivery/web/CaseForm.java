package org.zhengyuan.exchange.delivery.web;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zhengyuan.exchange.access.Actor;
import org.zhengyuan.exchange.delivery.Inquiry;
import org.zhengyuan.exchange.registry.SubjectRef;

/** What a clerk fills in about a case: under which agreement, for which service item and case, about whom. */
public record CaseForm(
        @Nullable UUID agreement,
        @Nullable String item,
        @Nullable String caseNumber,
        @Nullable String identifierType,
        @Nullable String identifier) {
    /** An empty form under an agreement. */
    public static CaseForm under(@Nullable UUID agreement) {
        return new CaseForm(agreement, "", "", "", "");
    }

    boolean isComplete() {
        return agreement != null && stated(item) && stated(caseNumber) && stated(identifier);
    }

    /** The inquiry of a complete form. */
    Inquiry inquiry(Actor clerk, String subjectType) {
        if (agreement == null) {
            throw new IllegalStateException("the form is not complete");
        }
        return new Inquiry(
                clerk,
                new SubjectRef(subjectType, text(identifierType), text(identifier)),
                agreement,
                text(item),
                text(caseNumber),
                clerk.id());
    }

    private static boolean stated(@Nullable String text) {
        return text != null && !text.isBlank();
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text.strip();
    }

    /** Never prints the identifier. */
    @Override
    public String toString() {
        return "CaseForm[" + agreement + "]";
    }
}

package org.zhengyuan.exchange.delivery.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zhengyuan.exchange.catalog.Department;
import org.zhengyuan.exchange.delivery.AgreementUsed;
import org.zhengyuan.exchange.delivery.Answer;
import org.zhengyuan.exchange.delivery.ClaimCheck;
import org.zhengyuan.exchange.registry.Truth;
import org.zhengyuan.seal.json.CanonicalWriter;

/**
 * Writes answers as canonical JSON (RFC 8785), once: the bytes that are digested and signed are the bytes that are sent. Numbers that JSON can
 * hold exactly and booleans are written as such, everything else as the value's canonical text.
 */
public final class AnswerJson {
    private AnswerJson() {}

    /** A pull's answer. */
    public static byte[] pull(Answer answer) {
        CanonicalWriter json = new CanonicalWriter().startObject();
        head(json, answer);
        json.name("validAt").string(answer.validAt().toString());
        values(json, answer.elements());
        return json.endObject().toBytes();
    }

    /** A claim check's answer. */
    public static byte[] results(ClaimCheck.Results results) {
        CanonicalWriter json = new CanonicalWriter().startObject();
        agreement(json, results.agreement());
        json.name("receipt").string(results.receipt().toString());
        json.name("results").startArray();
        for (ClaimCheck.Results.Checked one : results.results()) {
            json.startObject().name("element").string(one.element());
            json.name("result").string(one.result().word()).endObject();
        }
        return json.endArray().endObject().toBytes();
    }

    /** Agreement, instant of knowledge and receipt of an answer: the members whose names come first. */
    public static void head(CanonicalWriter json, Answer answer) {
        agreement(json, answer.agreement());
        json.name("knownAt").string(answer.knownAt().toString());
        json.name("receipt").string(answer.receipt().toString());
    }

    /** Member {@code values}: an entry per element. */
    public static void values(CanonicalWriter json, Iterable<Answer.Answered> elements) {
        json.name("values").startArray();
        for (Answer.Answered element : elements) {
            element(json, element);
        }
        json.endArray();
    }

    /** One element: its value, or its list of records where it may have many, or the state that says why there is none. */
    private static void element(CanonicalWriter json, Answer.Answered element) {
        List<Answer.Sourced> held = element.held();
        Answer.Sourced only = element.many() || held.isEmpty() ? null : held.getFirst();
        json.startObject();
        if (only != null) {
            json.name("dataset").string(only.value().dataset());
            json.name("disputed").bool(only.disputed());
        } else if (held.isEmpty() && element.dataset() != null) {
            json.name("dataset").string(element.dataset());
        }
        json.name("element").string(element.element());
        List<Answer.Sourced> former =
                element.former().stream().filter(Answer.Sourced::holdsValue).toList();
        if (!former.isEmpty()) {
            records(json, "formerSource", former, element.many());
        }
        if (only != null) {
            json.name("recordedAt").string(only.value().recordedAt().toString());
            department(json, only.department());
        } else if (element.many()) {
            records(json, "records", held, true);
        }
        json.name("state").string(element.state().word());
        if (only != null) {
            spoken(json, only.value());
        }
        json.endObject();
    }

    private static void records(CanonicalWriter json, String name, List<Answer.Sourced> values, boolean keys) {
        json.name(name).startArray();
        for (Answer.Sourced one : values) {
            json.startObject();
            json.name("dataset").string(one.value().dataset());
            json.name("disputed").bool(one.disputed());
            if (keys) {
                json.name("recordKey").startArray();
                one.recordKey().forEach(json::string);
                json.endArray();
            }
            json.name("recordedAt").string(one.value().recordedAt().toString());
            department(json, one.department());
            spoken(json, one.value());
            json.endObject();
        }
        json.endArray();
    }

    private static void spoken(CanonicalWriter json, Truth.Value value) {
        json.name("validFrom").string(value.validFrom().toString());
        json.name("value");
        value(json, value);
        json.name("version").number(value.version());
    }

    private static void value(CanonicalWriter json, Truth.Value value) {
        Object held = value.value();
        if (held instanceof Boolean truth) {
            json.bool(truth);
        } else if (held instanceof Number number && plain(number, value.text())) {
            json.number(number.longValue());
        } else {
            json.string(value.text());
        }
    }

    /** True where the canonical text is the number itself, and not, say, a date, and JavaScript can hold it. */
    private static boolean plain(Number number, String text) {
        return Math.abs(number.longValue()) < 1L << 53 && text.equals(Long.toString(number.longValue()));
    }

    private static void department(CanonicalWriter json, @Nullable Department department) {
        json.name("source");
        if (department == null) {
            json.nothing();
            return;
        }
        json.startObject().name("name").startObject();
        json.name("en").string(department.name().en());
        json.name("zh").string(department.name().zh()).endObject();
        json.name("uscc").string(department.uscc()).endObject();
    }

    private static void agreement(CanonicalWriter json, AgreementUsed agreement) {
        json.name("agreement").startObject();
        json.name("id").string(agreement.id().toString());
        json.name("version").number(agreement.version()).endObject();
    }
}

package org.zhengyuan.exchange.delivery.web;

import java.io.ByteArrayOutputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zhengyuan.exchange.catalog.Department;
import org.zhengyuan.exchange.delivery.Answer;
import org.zhengyuan.exchange.delivery.ClaimCheck;
import org.zhengyuan.exchange.registry.Truth;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Writes answers as JSON, once: the bytes that are digested are the bytes that are sent. Numbers that JSON can hold exactly and booleans
 * are written as such, everything else as the value's canonical text.
 */
public final class AnswerJson {
    private static final JsonFactory FACTORY = new JsonFactory();
    private static final int USUAL_SIZE = 1024;

    private AnswerJson() {}

    /** A pull's answer. */
    static byte[] pull(Answer answer) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(USUAL_SIZE);
        try (JsonGenerator json = generator(bytes)) {
            json.writeStartObject();
            head(json, answer);
            json.writeArrayPropertyStart("values");
            for (Answer.Answered element : answer.elements()) {
                element(json, element);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        return bytes.toByteArray();
    }

    /** A claim check's answer. */
    static byte[] results(ClaimCheck.Results results) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(USUAL_SIZE);
        try (JsonGenerator json = generator(bytes)) {
            json.writeStartObject();
            json.writeStringProperty("receipt", results.receipt().toString());
            agreement(
                    json,
                    results.agreement().id().toString(),
                    results.agreement().version());
            json.writeArrayPropertyStart("results");
            for (ClaimCheck.Results.Checked one : results.results()) {
                json.writeStartObject();
                json.writeStringProperty("element", one.element());
                json.writeStringProperty("result", one.result().word());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        return bytes.toByteArray();
    }

    /** A generator whose output is the answer's bytes. */
    public static JsonGenerator generator(ByteArrayOutputStream bytes) {
        return FACTORY.createGenerator(ObjectWriteContext.empty(), bytes);
    }

    /** Receipt, agreement and the two instants of an answer. */
    public static void head(JsonGenerator json, Answer answer) {
        json.writeStringProperty("receipt", answer.receipt().toString());
        agreement(json, answer.agreement().id().toString(), answer.agreement().version());
        json.writeStringProperty("validAt", answer.validAt().toString());
        json.writeStringProperty("knownAt", answer.knownAt().toString());
    }

    /** One element: its value, or its list of records where it may have many, or the state that says why there is none. */
    public static void element(JsonGenerator json, Answer.Answered element) {
        json.writeStartObject();
        json.writeStringProperty("element", element.element());
        json.writeStringProperty("state", element.state().word());
        List<Answer.Sourced> held = element.held();
        if (element.many()) {
            records(json, "records", held, true);
        } else if (!held.isEmpty()) {
            sourced(json, held.getFirst());
        }
        if (held.isEmpty() && element.dataset() != null) {
            json.writeStringProperty("dataset", element.dataset());
        }
        List<Answer.Sourced> former =
                element.former().stream().filter(Answer.Sourced::holdsValue).toList();
        if (!former.isEmpty()) {
            records(json, "formerSource", former, element.many());
        }
        json.writeEndObject();
    }

    private static void records(JsonGenerator json, String name, List<Answer.Sourced> values, boolean keys) {
        json.writeArrayPropertyStart(name);
        for (Answer.Sourced one : values) {
            json.writeStartObject();
            if (keys) {
                json.writeArrayPropertyStart("recordKey");
                one.recordKey().forEach(json::writeString);
                json.writeEndArray();
            }
            sourced(json, one);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void sourced(JsonGenerator json, Answer.Sourced one) {
        Truth.Value value = one.value();
        json.writeName("value");
        value(json, value);
        department(json, one.department());
        json.writeStringProperty("dataset", value.dataset());
        json.writeNumberProperty("version", value.version());
        json.writeStringProperty("validFrom", value.validFrom().toString());
        json.writeStringProperty("recordedAt", value.recordedAt().toString());
        json.writeBooleanProperty("disputed", one.disputed());
    }

    private static void value(JsonGenerator json, Truth.Value value) {
        Object held = value.value();
        if (held instanceof Boolean truth) {
            json.writeBoolean(truth);
        } else if (held instanceof Number number && plain(number, value.text())) {
            json.writeNumber(number.longValue());
        } else {
            json.writeString(value.text());
        }
    }

    /** True where the canonical text is the number itself, and not, say, a date, and JavaScript can hold it. */
    private static boolean plain(Number number, String text) {
        return Math.abs(number.longValue()) < 1L << 53 && text.equals(Long.toString(number.longValue()));
    }

    private static void department(JsonGenerator json, @Nullable Department department) {
        json.writeName("source");
        if (department == null) {
            json.writeNull();
            return;
        }
        json.writeStartObject();
        json.writeStringProperty("uscc", department.uscc());
        json.writeObjectPropertyStart("name");
        json.writeStringProperty("zh", department.name().zh());
        json.writeStringProperty("en", department.name().en());
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void agreement(JsonGenerator json, String id, int version) {
        json.writeObjectPropertyStart("agreement");
        json.writeStringProperty("id", id);
        json.writeNumberProperty("version", version);
        json.writeEndObject();
    }
}

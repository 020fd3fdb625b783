package org.zhengyuan.exchange.profile.web;

import java.io.ByteArrayOutputStream;
import org.zhengyuan.exchange.catalog.Catalog;
import org.zhengyuan.exchange.catalog.LocalText;
import org.zhengyuan.exchange.delivery.Answer;
import org.zhengyuan.exchange.delivery.Pull;
import org.zhengyuan.exchange.delivery.web.AnswerJson;
import org.zhengyuan.exchange.profile.ProfileSections;
import tools.jackson.core.JsonGenerator;

/** Writes a profile: an answer's head, then its elements by dataset. */
final class ProfileJson implements Pull.AnswerForm {
    private static final int USUAL_SIZE = 4096;

    private final Catalog catalog;

    ProfileJson(Catalog catalog) {
        this.catalog = catalog;
    }

    @Override
    public byte[] write(Answer answer) {
        ProfileSections profile = ProfileSections.of(answer);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(USUAL_SIZE);
        try (JsonGenerator json = AnswerJson.generator(bytes)) {
            json.writeStartObject();
            AnswerJson.head(json, answer);
            json.writeArrayPropertyStart("sections");
            for (ProfileSections.Section section : profile.sections()) {
                json.writeStartObject();
                json.writeStringProperty("dataset", section.dataset());
                catalog.current()
                        .everPublished(section.dataset())
                        .ifPresent(dataset -> name(json, dataset.definition().name()));
                elements(json, section.elements());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeObjectPropertyStart("withoutSource");
            elements(json, profile.withoutSource());
            json.writeEndObject();
            json.writeEndObject();
        }
        return bytes.toByteArray();
    }

    private static void elements(JsonGenerator json, Iterable<Answer.Answered> elements) {
        json.writeArrayPropertyStart("values");
        for (Answer.Answered element : elements) {
            AnswerJson.element(json, element);
        }
        json.writeEndArray();
    }

    private static void name(JsonGenerator json, LocalText name) {
        json.writeObjectPropertyStart("name");
        json.writeStringProperty("zh", name.zh());
        json.writeStringProperty("en", name.en());
        json.writeEndObject();
    }
}

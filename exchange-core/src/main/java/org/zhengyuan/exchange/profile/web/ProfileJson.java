package org.zhengyuan.exchange.profile.web;

import org.zhengyuan.exchange.catalog.Catalog;
import org.zhengyuan.exchange.catalog.LocalText;
import org.zhengyuan.exchange.delivery.Answer;
import org.zhengyuan.exchange.delivery.Pull;
import org.zhengyuan.exchange.delivery.web.AnswerJson;
import org.zhengyuan.exchange.profile.ProfileSections;
import org.zhengyuan.seal.json.CanonicalWriter;

/** Writes a profile as canonical JSON: an answer's head, and its elements by dataset. */
public final class ProfileJson implements Pull.AnswerForm {
    private final Catalog catalog;

    /** @param catalog that names the datasets */
    public ProfileJson(Catalog catalog) {
        this.catalog = catalog;
    }

    @Override
    public byte[] write(Answer answer) {
        ProfileSections profile = ProfileSections.of(answer);
        CanonicalWriter json = new CanonicalWriter().startObject();
        AnswerJson.head(json, answer);
        json.name("sections").startArray();
        for (ProfileSections.Section section : profile.sections()) {
            json.startObject().name("dataset").string(section.dataset());
            catalog.current()
                    .everPublished(section.dataset())
                    .ifPresent(dataset -> name(json, dataset.definition().name()));
            AnswerJson.values(json, section.elements());
            json.endObject();
        }
        json.endArray();
        json.name("validAt").string(answer.validAt().toString());
        json.name("withoutSource").startObject();
        AnswerJson.values(json, profile.withoutSource());
        return json.endObject().endObject().toBytes();
    }

    private static void name(CanonicalWriter json, LocalText name) {
        json.name("name").startObject();
        json.name("en").string(name.en());
        json.name("zh").string(name.zh()).endObject();
    }
}

package org.zhengyuan.exchange.profile.web;

import java.util.concurrent.atomic.AtomicReference;
import org.zhengyuan.exchange.catalog.Catalog;
import org.zhengyuan.exchange.delivery.Answer;
import org.zhengyuan.exchange.delivery.Pull;

/** A profile for a page: the trail digests the bytes that the API would have sent, the page shows the answer they were written of. */
final class ProfileOnPage implements Pull.AnswerForm {
    private final ProfileJson json;
    private final AtomicReference<Answer> written = new AtomicReference<>();

    ProfileOnPage(Catalog catalog) {
        this.json = new ProfileJson(catalog);
    }

    @Override
    public byte[] write(Answer answer) {
        written.set(answer);
        return json.write(answer);
    }

    /** The answer, once there is one. */
    Answer answer() {
        Answer answer = written.get();
        if (answer == null) {
            throw new IllegalStateException("nothing has been answered");
        }
        return answer;
    }
}

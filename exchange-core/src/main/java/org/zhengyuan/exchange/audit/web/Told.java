package org.zhengyuan.exchange.audit.web;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.zhengyuan.exchange.lineage.Content;
import org.zhengyuan.exchange.lineage.OriginalText;

/**
 * Something that is a text, or a reason why there is none, as a template shows it.
 *
 * @param state the second half of the message key {@code lineage.told.…}; empty where the text is there
 * @param text null where there is none
 * @param at when it went; null where that says nothing
 */
record Told(String state, @Nullable String text, @Nullable Instant at) {
    static Told of(Content content) {
        return switch (content) {
            case Content.Text text -> new Told("", text.text(), null);
            case Content.Empty none -> new Told("empty", null, null);
            case Content.Ended ended -> new Told("ended", null, null);
            case Content.Withheld withheld -> new Told("withheld", withheld.digest(), null);
            case Content.Erased erased -> new Told("erased", erased.digest(), null);
        };
    }

    static Told of(OriginalText original) {
        return switch (original) {
            case OriginalText.Found found -> new Told("", found.text(), null);
            case OriginalText.Removed removed -> new Told("file-removed", null, removed.at());
            case OriginalText.NotOpened large -> new Told("file-not-opened", null, null);
            case OriginalText.NotReadable unreadable -> new Told("file-not-readable", null, null);
        };
    }
}

package org.zhengyuan.exchange.sharing.web;

import java.util.Locale;

/** How states are written in answers: lower case, words joined by hyphens. */
final class Words {
    private Words() {}

    static String of(Enum<?> state) {
        return state.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

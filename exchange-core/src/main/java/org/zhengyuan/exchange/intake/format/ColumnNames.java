package org.zhengyuan.exchange.intake.format;

import java.text.Normalizer;
import java.util.Locale;

/** Column names are the same where they differ only in width, case, compatibility form or surrounding space. */
final class ColumnNames {
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private ColumnNames() {}

    static String fold(String name) {
        String wide = name.indexOf(BYTE_ORDER_MARK) < 0 ? name : name.replace("\uFEFF", "");
        return Normalizer.normalize(wide, Normalizer.Form.NFKC).strip().toLowerCase(Locale.ROOT);
    }
}

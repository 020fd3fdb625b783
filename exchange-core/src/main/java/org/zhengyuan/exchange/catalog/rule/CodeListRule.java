package org.zhengyuan.exchange.catalog.rule;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.zhengyuan.exchange.catalog.rule.Standardized.Invalid;
import org.zhengyuan.exchange.catalog.rule.Standardized.Reason;
import org.zhengyuan.exchange.catalog.rule.Standardized.Valid;
import org.zhengyuan.exchange.problem.Expected;

/**
 * A closed list of codes; standard form: the code. Code and names are both accepted, in any width and case. Parameter {@code values}: a map
 * from code to a name or a list of names.
 */
final class CodeListRule extends StandardText {
    /** Sex of a person (GB/T 2261.1): 0 unknown, 1 male, 2 female, 9 not stated. */
    static final Map<String, List<String>> SEX = Map.of(
            "0", List.of("未知", "未知的性别", "unknown"),
            "1", List.of("男", "男性", "m", "male"),
            "2", List.of("女", "女性", "f", "female"),
            "9", List.of("未说明", "未说明的性别", "not stated"));

    private final Map<String, Valid> byText = new HashMap<>();
    private final Invalid notInList;

    CodeListRule(Map<String, List<String>> values) {
        values.forEach((code, names) -> {
            Valid valid = new Valid(code);
            put(code, valid);
            names.forEach(name -> put(name, valid));
        });
        List<String> codes = values.keySet().stream().sorted().limit(12).toList();
        this.notInList = new Invalid(
                Reason.NOT_IN_LIST,
                Expected.of("code-or-name", String.join(", ", codes) + (values.size() > codes.size() ? ", …" : "")));
    }

    @Override
    public Standardized standardize(String text) {
        Valid exact = byText.get(text);
        if (exact != null) {
            return exact;
        }
        String key = key(text);
        if (key.isEmpty()) {
            return Valid.EMPTY;
        }
        Valid folded = byText.get(key);
        return folded == null ? notInList : folded;
    }

    private void put(String text, Valid valid) {
        Valid other = byText.putIfAbsent(key(text), valid);
        if (other != null && !valid.equals(other)) {
            throw new IllegalArgumentException("code list: " + text + " stands for two codes");
        }
    }

    private static String key(String text) {
        return Folding.figure(text).toLowerCase(Locale.ROOT);
    }
}

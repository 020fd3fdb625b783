package org.zhengyuan.exchange.intake.format;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which expected column a field of a JSON object is, and under which names the file has them. */
final class FieldNames {
    static final int IGNORED = -1;
    static final int UNKNOWN = -2;

    private static final int REMEMBERED = 4096;

    private final Map<String, Integer> folded;
    private final Set<String> ignored = new HashSet<>();
    private final Map<String, Integer> seen = new HashMap<>();
    private final List<Column> expected;
    private final @Nullable String[] fileNames;

    FieldNames(List<Column> expected, Set<String> ignored) {
        this.expected = expected;
        this.folded = HeaderMap.index(expected);
        this.fileNames = new String[expected.size()];
        ignored.forEach(name -> this.ignored.add(ColumnNames.fold(name)));
    }

    /** Position among the expected columns, {@link #IGNORED} or {@link #UNKNOWN}. */
    int column(String name) {
        Integer known = seen.get(name);
        if (known != null) {
            return known;
        }
        String fold = ColumnNames.fold(name);
        boolean dropped = ignored.contains(fold) || RefusalColumns.isOne(fold);
        int column = folded.getOrDefault(fold, dropped ? IGNORED : UNKNOWN);
        if (seen.size() < REMEMBERED) {
            seen.put(name, column);
        }
        if (column >= 0 && fileNames[column] == null) {
            fileNames[column] = name;
        }
        return column;
    }

    boolean isIdentifier(int column) {
        return expected.get(column).identifier();
    }

    String name(int column) {
        String name = fileNames[column];
        return name == null ? expected.get(column).name() : name;
    }

    int size() {
        return fileNames.length;
    }

    /** Some of the names the dataset knows, for people. */
    String shown() {
        return HeaderMap.titles(expected);
    }

    /** The names used so far; the dataset's own where the file has not used one. */
    List<String> header() {
        List<String> names = new ArrayList<>();
        for (int column = 0; column < fileNames.length; column++) {
            names.add(name(column));
        }
        return List.copyOf(names);
    }
}

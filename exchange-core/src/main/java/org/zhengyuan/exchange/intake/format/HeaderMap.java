package org.zhengyuan.exchange.intake.format;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where in the file each expected column stands. */
final class HeaderMap {
    private static final int NAMED_IN_DETAIL = 10;
    private static final int NAME_LENGTH = 40;

    private final List<String> own;
    private final int[] ownAt;
    private final int[] unnamedAt;
    private final int[] expectedAt;
    private final int width;
    private final boolean asIs;

    private HeaderMap(List<String> fileColumns, List<Integer> ownAt, int[] expectedAt) {
        this.width = fileColumns.size();
        this.ownAt = ownAt.stream().mapToInt(Integer::intValue).toArray();
        this.own = ownAt.stream().map(fileColumns::get).toList();
        this.unnamedAt = ownAt.stream()
                .mapToInt(Integer::intValue)
                .filter(at -> ColumnNames.fold(fileColumns.get(at)).isEmpty())
                .toArray();
        this.expectedAt = expectedAt;
        this.asIs = width == expectedAt.length && own.size() == width && inOrder(expectedAt);
    }

    /** Maps a header, or says why it is not this dataset's. The names of an unrelated header are not repeated: they may be data. */
    static HeaderMap of(List<String> fileColumns, List<Column> expected, Set<String> ignored) throws UnreadableFile {
        Map<String, Integer> known = index(expected);
        Set<String> dropped = new HashSet<>();
        ignored.forEach(name -> dropped.add(ColumnNames.fold(name)));
        int[] expectedAt = new int[expected.size()];
        Arrays.fill(expectedAt, -1);
        List<Integer> ownAt = new ArrayList<>();
        List<String> unknown = new ArrayList<>();
        List<String> repeated = new ArrayList<>();
        for (int at = 0; at < fileColumns.size(); at++) {
            String name = ColumnNames.fold(fileColumns.get(at));
            if (RefusalColumns.isOne(name)) {
                continue;
            }
            ownAt.add(at);
            Integer column = known.get(name);
            if (column == null) {
                if (!name.isEmpty() && !dropped.contains(name)) {
                    unknown.add(fileColumns.get(at));
                }
            } else if (expectedAt[column] >= 0) {
                repeated.add(fileColumns.get(at));
            } else {
                expectedAt[column] = at;
            }
        }
        List<String> missing = new ArrayList<>();
        for (int column = 0; column < expectedAt.length; column++) {
            if (expectedAt[column] < 0 && expected.get(column).required()) {
                missing.add(title(expected.get(column)));
            }
        }
        if (Arrays.stream(expectedAt).allMatch(at -> at < 0)) {
            throw new UnreadableFile("file.header.wrong", 0, titles(expected));
        }
        refuse("file.header.unknown-column", unknown);
        refuse("file.header.duplicate-column", repeated);
        refuse("file.header.missing-column", missing);
        return new HeaderMap(fileColumns, ownAt, expectedAt);
    }

    /** Folded header name to position among the expected columns. */
    static Map<String, Integer> index(List<Column> expected) {
        Map<String, Integer> known = new HashMap<>();
        for (int column = 0; column < expected.size(); column++) {
            known.putIfAbsent(ColumnNames.fold(expected.get(column).name()), column);
            for (String alias : expected.get(column).aliases()) {
                known.putIfAbsent(ColumnNames.fold(alias), column);
            }
        }
        return known;
    }

    private static void refuse(String code, List<String> names) throws UnreadableFile {
        if (!names.isEmpty()) {
            throw new UnreadableFile(code, 0, names(names));
        }
    }

    private static String names(List<String> names) {
        List<String> shown = names.stream()
                .limit(NAMED_IN_DETAIL)
                .map(name -> name.length() > NAME_LENGTH ? name.substring(0, NAME_LENGTH) + "…" : name)
                .toList();
        return String.join(", ", shown) + (names.size() > NAMED_IN_DETAIL ? ", …" : "");
    }

    /** The columns of a dataset, for people. */
    static String titles(List<Column> expected) {
        return names(expected.stream().map(HeaderMap::title).toList());
    }

    /** How people and how machines call a column: {@code 企业名称 (name)}. */
    private static String title(Column column) {
        List<String> others = column.aliases();
        return others.isEmpty() ? column.name() : others.getLast() + " (" + column.name() + ")";
    }

    private static boolean inOrder(int[] expectedAt) {
        for (int column = 0; column < expectedAt.length; column++) {
            if (expectedAt[column] != column) {
                return false;
            }
        }
        return true;
    }

    /** The file's own columns, without those of a refusal file. */
    List<String> own() {
        return own;
    }

    /** Cells of a row as the file has it, refusal columns included. */
    int width() {
        return width;
    }

    boolean isRefusalFile() {
        return own.size() < width;
    }

    String nameAt(int fileColumn) {
        for (int at = 0; at < ownAt.length; at++) {
            if (ownAt[at] == fileColumn) {
                return own.get(at);
            }
        }
        return "";
    }

    /** True where a column without a name holds something: it would be lost. */
    boolean losesUnnamed(@Nullable String[] file) {
        for (int at : unnamedAt) {
            String cell = at < file.length ? file[at] : null;
            if (cell != null && !cell.isBlank()) {
                return true;
            }
        }
        return false;
    }

    /** The texts of the expected columns; the same array where file and dataset agree in order. */
    @Nullable
    String[] cells(@Nullable String[] file) {
        if (asIs && file.length == width) {
            return file;
        }
        @Nullable String[] cells = new String[expectedAt.length];
        for (int column = 0; column < cells.length; column++) {
            int at = expectedAt[column];
            cells[column] = at >= 0 && at < file.length ? file[at] : null;
        }
        return cells;
    }

    /** The texts of the file's own columns, with those beyond the header at the end. */
    @Nullable
    String[] original(@Nullable String[] file) {
        if (!isRefusalFile()) {
            return file;
        }
        int present = 0;
        while (present < ownAt.length && ownAt[present] < file.length) {
            present++;
        }
        int extra = Math.max(0, file.length - width);
        @Nullable String[] original = new String[present + extra];
        for (int at = 0; at < present; at++) {
            original[at] = file[ownAt[at]];
        }
        System.arraycopy(file, file.length - extra, original, present, extra);
        return original;
    }

    /** Position among the expected columns to position in the file; -1 where it has none. */
    int at(int expectedColumn) {
        return expectedAt[expectedColumn];
    }

    /** The expected column that stands at this place of the file; -1 where there is none. */
    int expected(int fileColumn) {
        for (int column = 0; column < expectedAt.length; column++) {
            if (expectedAt[column] == fileColumn) {
                return column;
            }
        }
        return -1;
    }
}

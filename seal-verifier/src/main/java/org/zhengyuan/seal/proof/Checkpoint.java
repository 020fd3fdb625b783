package org.zhengyuan.seal.proof;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What a log says of itself at one moment (C2SP tlog-checkpoint): whose log, how many leaves, which root.
 *
 * @param origin names the log; not empty, one line
 * @param extensions further lines, none of them empty
 */
public record Checkpoint(String origin, long size, Hash root, List<String> extensions) {
    private static final Pattern DECIMAL = Pattern.compile("0|[1-9]\\d{0,18}");

    public Checkpoint {
        extensions = List.copyOf(extensions);
        if (origin.isEmpty() || origin.contains("\n") || size < 0) {
            throw new IllegalArgumentException("a checkpoint has an origin of one line and a size");
        }
        if (extensions.stream().anyMatch(line -> line.isEmpty() || line.contains("\n"))) {
            throw new IllegalArgumentException("an extension line is not empty");
        }
    }

    public static Checkpoint of(String origin, long size, Hash root) {
        return new Checkpoint(origin, size, root, List.of());
    }

    /**
     * Reads what a checkpoint says; whether to believe it, its note's signatures tell.
     *
     * @param text of a signed note
     */
    public static Checkpoint parse(String text) throws MalformedException {
        String[] lines = text.split("\n", -1);
        int last = lines.length - 1;
        if (last < 3
                || !lines[last].isEmpty()
                || Arrays.asList(lines).subList(0, last).contains("")) {
            throw new MalformedException("not a checkpoint: origin, size, root");
        }
        Hash root = Hash.ofBase64(lines[2]);
        return new Checkpoint(
                lines[0], parseSize(lines[1]), root, Arrays.asList(lines).subList(3, last));
    }

    /** A number of leaves in decimal, without needless zeros. */
    public static long parseSize(String decimal) throws MalformedException {
        if (DECIMAL.matcher(decimal).matches()) {
            try {
                return Long.parseLong(decimal);
            } catch (NumberFormatException e) {
                throw new MalformedException("the tree size is beyond 2^63", e);
            }
        }
        throw new MalformedException("the tree size is not a plain decimal number");
    }

    /** The text to be signed. */
    public String text() {
        StringBuilder text = new StringBuilder();
        text.append(origin)
                .append('\n')
                .append(size)
                .append('\n')
                .append(root.base64())
                .append('\n');
        extensions.forEach(line -> text.append(line).append('\n'));
        return text.toString();
    }
}

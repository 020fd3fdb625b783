package org.zhengyuan.seal.cli;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.zhengyuan.seal.report.Wording;

/** Words of a command line: plain ones, {@code --name VALUE} and {@code --switch}. */
public final class Arguments {
    private final List<String> words = new ArrayList<>();
    private final Map<String, String> options = new HashMap<>();
    private final Set<String> switches = new HashSet<>();

    private Arguments() {}

    /**
     * Sorts the words.
     *
     * @param options names that take a value
     * @param switches names that take none
     */
    public static Arguments parse(List<String> words, Set<String> options, Set<String> switches) throws UsageException {
        Arguments arguments = new Arguments();
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (switches.contains(word)) {
                arguments.switches.add(word);
            } else if (options.contains(word)) {
                if (i + 1 == words.size() || arguments.options.put(word, words.get(++i)) != null) {
                    throw new UsageException(Wording.of("usage.oneValue", word));
                }
            } else if (word.startsWith("--")) {
                throw new UsageException(Wording.of("usage.unknownOption", word));
            } else {
                arguments.words.add(word);
            }
        }
        return arguments;
    }

    /** Exactly so many plain words. */
    public List<String> words(int count) throws UsageException {
        if (words.size() != count) {
            throw new UsageException(Wording.of("usage.words", count, words.size()));
        }
        return words;
    }

    public Optional<String> option(String name) {
        return Optional.ofNullable(options.get(name));
    }

    public String required(String name) throws UsageException {
        return option(name).orElseThrow(() -> new UsageException(Wording.of("usage.missingOption", name)));
    }

    public boolean has(String name) {
        return switches.contains(name);
    }
}

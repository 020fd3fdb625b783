package org.zhengyuan.server.start;

import java.util.ArrayList;
import java.util.List;

/**
 * What was asked for on the command line, as Spring's {@code --name=value} arguments. The short options are for people; every other
 * {@code --name=value} passes through unchanged, so any setting can be given.
 */
public final class StartOptions {
    public static final String USAGE =
            "usage: run [--empty] [--tls] [--once] [--seed S] [--subjects N] [--port P] [--data FOLDER] [--SETTING=VALUE]...";

    private final List<String> words;
    private final List<String> settings = new ArrayList<>();
    private boolean demo = true;
    private int next;

    private StartOptions(List<String> words) {
        this.words = words;
    }

    /**
     * The settings that the words stand for.
     *
     * @throws StartRefused naming the first word that is not understood
     */
    public static List<String> settings(String[] arguments) {
        StartOptions options = new StartOptions(List.of(arguments));
        while (options.next < options.words.size()) {
            options.read(options.words.get(options.next++));
        }
        options.settings.addFirst("--zhengyuan.demo.enabled=" + options.demo);
        return List.copyOf(options.settings);
    }

    private void read(String word) {
        switch (word) {
            case "--empty" -> demo = false;
            case "--tls" -> settings.add("--zhengyuan.scheme=https");
            case "--once" -> settings.add("--zhengyuan.demo.once=true");
            case "--seed" -> settings.add("--zhengyuan.demo.seed=" + number(word));
            case "--subjects" -> settings.add("--zhengyuan.demo.subjects=" + number(word));
            case "--port" -> settings.add("--server.port=" + number(word));
            case "--data" -> settings.add("--zhengyuan.data=" + value(word));
            default -> {
                if (!word.matches("--[a-z][A-Za-z0-9.\\[\\]-]*=.*")) {
                    throw new StartRefused("\"" + word + "\" is not understood; " + USAGE);
                }
                settings.add(word);
            }
        }
    }

    private String number(String option) {
        String value = value(option);
        if (!value.matches("\\d{1,9}")) {
            throw new StartRefused(option + " needs a number, not \"" + value + "\"");
        }
        return value;
    }

    private String value(String option) {
        if (next == words.size()) {
            throw new StartRefused(option + " needs a value");
        }
        return words.get(next++);
    }
}

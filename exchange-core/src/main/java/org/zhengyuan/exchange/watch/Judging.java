package org.zhengyuan.exchange.watch;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.zhengyuan.exchange.watch.Finding.About;

/** Holds what was counted against the rules. Decides, and remembers nothing. */
public final class Judging {
    /** Between the parts of an object's name. */
    public static final String SEPARATOR = "\u001f";

    private static final ZoneId LEGAL_TIME = ZoneId.of("Asia/Shanghai");
    private static final int DAYS_BACK = 14;
    private static final int LEAST_DAYS = 5;
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration WEEK = Duration.ofDays(7);

    private final Map<String, WatchRule> rules;
    private final WorkingHours hours;

    /** @param rules by their codes */
    public Judging(Map<String, WatchRule> rules) {
        this.rules = Map.copyOf(rules);
        this.hours = WorkingHours.of(rule("off-hours").parameters());
    }

    /** What a client asked before. */
    public interface History {
        /** The beginning of the first hour that is known. */
        Instant begins();

        /** Questions in the hours that begin at these instants; an hour without any is 0. */
        List<Long> at(List<Instant> hours);
    }

    public WatchRule rule(String code) {
        WatchRule rule = rules.get(code);
        if (rule == null) {
            throw new IllegalStateException("no rule " + code);
        }
        return rule;
    }

    /** Rules {@code volume}, in working hours, and {@code off-hours}. */
    public Optional<Finding> hour(Tally tally, History history) {
        boolean working = hours.contain(tally.window());
        WatchRule rule = rule(working ? "volume" : "off-hours");
        if (!rule.enabled() || tally.facts() <= rule.parameters().number("minimum")) {
            return Optional.empty();
        }
        Instant begins = history.begins();
        List<Instant> alike = weeks(rule, tally, begins);
        if (alike.size() < rule.parameters().number("leastWeeks")) {
            alike = days(tally, begins);
            // a newcomer's first days are no measure; by night there is no need of one
            if (working && alike.size() < LEAST_DAYS) {
                return Optional.empty();
            }
        }
        long allowed = Usual.of(history.at(alike)).allowed(rule.parameters());
        return found(
                rule, tally, new About(tally.object(), null, null, tally.department()), HOUR, tally.facts(), allowed);
    }

    private static List<Instant> weeks(WatchRule rule, Tally tally, Instant begins) {
        List<Instant> alike = new ArrayList<>();
        long weeks = rule.parameters().number("weeks");
        Instant hour = tally.window().minus(WEEK);
        for (int week = 1; week <= weeks && !hour.isBefore(begins); week++) {
            alike.add(hour);
            hour = hour.minus(WEEK);
        }
        return alike;
    }

    private List<Instant> days(Tally tally, Instant begins) {
        boolean works = hours.works(LocalDate.ofInstant(tally.window(), LEGAL_TIME));
        List<Instant> alike = new ArrayList<>();
        for (int day = 1; day <= DAYS_BACK; day++) {
            Instant hour = tally.window().minus(DAY.multipliedBy(day));
            if (!hour.isBefore(begins) && hours.works(LocalDate.ofInstant(hour, LEGAL_TIME)) == works) {
                alike.add(hour);
            }
        }
        return alike;
    }

    /** Rule {@code many-subjects}; the object is a client and a case number, which is empty where it is none. */
    public Optional<Finding> subjects(Tally tally) {
        WatchRule rule = rule("many-subjects");
        String[] parts = tally.object().split(SEPARATOR, 2);
        boolean none = parts[1].isEmpty();
        long allowed = rule.parameters().number(none ? "placeholderSubjects" : "subjects");
        About about = new About(parts[0], null, none ? null : parts[1], tally.department());
        return found(rule, tally, about, DAY, tally.things(), allowed);
    }

    /** Rule {@code many-agreements}; the object is a department and an operator. */
    public Optional<Finding> agreements(Tally tally) {
        WatchRule rule = rule("many-agreements");
        String operator = tally.object().split(SEPARATOR, 2)[1];
        if (rule.parameters().texts("operators").contains(operator)) {
            return Optional.empty();
        }
        About about = new About(null, operator, null, tally.department());
        return found(rule, tally, about, DAY, tally.things(), rule.parameters().number("agreements"));
    }

    /** Rule {@code failed-claims}; hits are the checks that failed. */
    public Optional<Finding> claims(Tally tally) {
        WatchRule rule = rule("failed-claims");
        long share = tally.facts() * rule.parameters().number("percent") / 100;
        long allowed = Math.max(rule.parameters().number("minimum"), share);
        About about = new About(tally.object(), null, null, tally.department());
        return found(rule, tally, about, HOUR, tally.hits(), allowed);
    }

    /** Rule {@code refused-in-a-row}. */
    public Optional<Finding> streak(Streak streak) {
        WatchRule rule = rule("refused-in-a-row");
        long allowed = rule.parameters().number("length");
        if (!rule.enabled() || streak.length() <= allowed) {
            return Optional.empty();
        }
        return Optional.of(new Finding(
                rule,
                dedup(rule, streak.client(), streak.began()),
                new About(streak.client(), null, null, streak.department()),
                streak.began(),
                streak.last(),
                streak.length(),
                streak.receipts(),
                streak.length(),
                allowed));
    }

    private static Optional<Finding> found(
            WatchRule rule, Tally tally, About about, Duration window, long measured, long allowed) {
        if (!rule.enabled() || measured <= allowed) {
            return Optional.empty();
        }
        return Optional.of(new Finding(
                rule,
                dedup(rule, tally.object(), tally.window()),
                about,
                tally.window(),
                tally.window().plus(window),
                tally.hits(),
                tally.receipts(),
                measured,
                allowed));
    }

    private static String dedup(WatchRule rule, String object, Instant window) {
        return String.join(SEPARATOR, rule.code(), object, window.toString());
    }
}

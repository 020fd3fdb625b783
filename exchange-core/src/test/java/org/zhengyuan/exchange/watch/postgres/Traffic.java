package org.zhengyuan.exchange.watch.postgres;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.zhengyuan.exchange.access.Actor;
import org.zhengyuan.exchange.access.Role;
import org.zhengyuan.exchange.delivery.Lines;
import org.zhengyuan.exchange.delivery.Lines.Asked;
import org.zhengyuan.exchange.delivery.TrailEntry;

/**
 * What departments ask in ordinary weeks: more in the late morning than at noon, little at weekends, a job every working night, a few refusals,
 * a few claims that do not match, cases of one to four people. The same for the same seed.
 */
final class Traffic {
    static final ZoneId LEGAL_TIME = ZoneId.of("Asia/Shanghai");
    private static final double[] HOURS = {0.6, 1, 1.2, 1.1, 0.4, 0.7, 1, 1.1, 0.9, 0.5, 0.2};
    private static final int FIRST_HOUR = 8;

    final Random random = new Random(20261111);
    final Lines lines = new Lines(random);
    private final Map<String, List<UUID>> agreements = new HashMap<>();
    private int cases;

    static Actor system(String name) {
        return new Actor(name + "-system", Actor.Kind.CLIENT, department(name), Set.of(Role.DEPARTMENT_SYSTEM));
    }

    static Actor clerk(String name) {
        return new Actor(name + ".clerk", Actor.Kind.PERSON, department(name), Set.of(Role.CLERK));
    }

    private static String department(String name) {
        return (name.toUpperCase(java.util.Locale.ROOT) + "000000000000000000").substring(0, 18);
    }

    static Instant at(LocalDate day, int hour) {
        return day.atTime(hour, 0).atZone(LEGAL_TIME).toInstant();
    }

    /** A day of everybody. */
    List<TrailEntry> day(LocalDate day) {
        boolean working = day.getDayOfWeek().getValue() <= 5;
        List<TrailEntry> asked = new ArrayList<>();
        Map<Actor, Double> usual = Map.of(
                system("tax"), 34.0,
                system("police"), 22.0,
                system("housing"), 18.0,
                system("civil"), 9.0,
                system("market"), 12.0,
                clerk("labor"), 6.0);
        usual.entrySet().stream()
                .sorted((a, b) -> a.getKey().id().compareTo(b.getKey().id()))
                .forEach(entry -> {
                    for (int hour = 0; hour < 24; hour++) {
                        double profile = hour >= FIRST_HOUR && hour < FIRST_HOUR + HOURS.length
                                ? HOURS[hour - FIRST_HOUR]
                                : entry.getKey().kind() == Actor.Kind.CLIENT ? 0.02 : 0;
                        double rate = entry.getValue() * profile * (working ? 1 : 0.04);
                        ask(entry.getKey(), at(day, hour), poisson(rate), asked);
                    }
                });
        if (working) {
            ask(system("labor"), at(day, 2), 55 + random.nextInt(10), asked);
        }
        return asked;
    }

    /** Questions of one client within an hour, case after case. */
    void ask(Actor actor, Instant hour, int count, List<TrailEntry> into) {
        int left = count;
        while (left > 0) {
            String operator = actor.kind() == Actor.Kind.PERSON ? actor.id() : actor.id() + "-" + random.nextInt(6);
            List<UUID> own = agreements(actor, 2);
            Asked asked = new Asked(actor, own.get(random.nextInt(own.size())), nextCase(), operator);
            List<UUID> people = subjects(1 + random.nextInt(4));
            for (int i = 1 + random.nextInt(5); i > 0 && left > 0; i--, left--) {
                into.add(line(within(hour, Duration.ofHours(1)), asked, people.get(random.nextInt(people.size()))));
            }
        }
    }

    private TrailEntry line(Instant at, Asked asked, UUID subject) {
        double draw = random.nextDouble();
        if (draw < 0.03) {
            return lines.refused(at, asked);
        }
        return draw < 0.2
                ? lines.checked(at, asked, subject, random.nextDouble() > 0.08)
                : lines.answered(at, asked, subject);
    }

    String nextCase() {
        return "2026-" + ++cases;
    }

    List<UUID> subjects(int count) {
        List<UUID> subjects = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            subjects.add(new UUID(random.nextLong(), random.nextLong()));
        }
        return subjects;
    }

    List<UUID> agreements(Actor actor, int count) {
        List<UUID> own = agreements.computeIfAbsent(String.valueOf(actor.department()), of -> new ArrayList<>());
        while (own.size() < count) {
            own.add(new UUID(random.nextLong(), random.nextLong()));
        }
        return own.subList(0, count);
    }

    Instant within(Instant from, Duration span) {
        return from.plusMillis(random.nextLong(span.toMillis()));
    }

    private int poisson(double mean) {
        double limit = Math.exp(-mean);
        double product = random.nextDouble();
        int count = 0;
        while (product > limit) {
            product *= random.nextDouble();
            count++;
        }
        return count;
    }
}

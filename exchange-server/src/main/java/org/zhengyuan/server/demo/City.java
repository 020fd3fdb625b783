package org.zhengyuan.server.demo;

import java.time.LocalDate;
import java.util.Locale;

/**
 * The model of the city: every person, enterprise and house is computed from its index and the round of deliveries it is asked for, so
 * that nothing has to be kept. What departments deliver is written from here, and what is expected of it is counted from here.
 */
final class City {
    /** Indices from here on are people and enterprises that no register lists. */
    static final long STRANGERS = 5_000_000;

    private final long seed;
    private final int people;
    private final int enterprises;
    private final int houses;

    /** {@code subjects}: people (seven of ten), enterprises (two) and houses (one) together. */
    City(long seed, int subjects) {
        this.seed = seed;
        this.houses = subjects / 10;
        this.enterprises = subjects / 5;
        this.people = subjects - houses - enterprises;
    }

    int people() {
        return people;
    }

    int enterprises() {
        return enterprises;
    }

    int houses() {
        return houses;
    }

    /** People who come to the city in round 2: indices from {@link #people()} on. */
    int newcomers() {
        return people / 100;
    }

    Draw draw(String purpose, long index) {
        return Draw.of(seed, purpose, index);
    }

    /** The round in which a person moves house: 2, 3 or never (0). */
    int movesIn(long index) {
        int lot = draw("move", index).next(100);
        return lot < 8 ? 2 : lot < 11 ? 3 : 0;
    }

    /** The person's state after a round's deliveries. */
    Person person(long index, int round) {
        Draw draw = draw("person", index);
        boolean male = draw.next(2) == 0;
        int place = place(draw);
        boolean minority = draw.next(40) == 0;
        String name = minority
                ? draw.of(Words.MINORITY) + "·" + draw.of(Words.MINORITY)
                : draw.of(Words.SURNAMES) + draw.of(Words.GIVEN);
        LocalDate since = LocalDate.of(2021, 1, 1).plusDays(draw.next(1000));
        Person registered = new Person(
                Identifiers.citizenId(index, male),
                name,
                male ? "1" : "2",
                Identifiers.birth(index),
                minority ? "达斡尔族" : "汉族",
                Words.DIVISIONS[place],
                address(place, draw) + (1 + draw.next(6)) + "单元" + (101 + draw.next(8) * 100) + "室",
                "23" + Identifiers.digits(index, 9),
                since);
        int moves = movesIn(index);
        return moves == 0 || round < moves ? registered : moved(registered, index, moves);
    }

    private Person moved(Person person, long index, int round) {
        Draw draw = draw("new address", index);
        int place = place(draw);
        LocalDate on = (round == 2 ? LocalDate.of(2025, 1, 1) : LocalDate.of(2026, 1, 1)).plusDays(draw.next(90));
        return person.in(Words.DIVISIONS[place]).at(address(place, draw) + "院" + (1 + draw.next(9)) + "号", on);
    }

    boolean changesIn2(long enterprise) {
        return draw("change", enterprise).next(100) < 12;
    }

    /** The enterprise's state after a round's deliveries. */
    Enterprise enterprise(long index, int round) {
        Draw draw = draw("enterprise", index);
        int place = place(draw);
        String form = draw.of(Words.FORMS);
        Person head = person(draw.next(Math.max(1, people)), 1);
        LocalDate established = LocalDate.of(1995, 1, 1).plusDays(draw.next(9000));
        Enterprise registered = new Enterprise(
                Identifiers.uscc(index),
                "示范市" + draw.of(Words.BRANDS) + draw.of(Words.BRANDS) + draw.of(Words.TRADES) + form,
                form.contains("合伙") ? "4530" : form.startsWith("股份") ? "1210" : "1130",
                head.name(),
                head.citizenId(),
                (1 + draw.next(500)) + "0000.00",
                established,
                established.plusYears(30),
                draw.of(Words.SCOPES),
                Words.DIVISIONS[place],
                address(place, draw),
                draw.next(20) == 0 ? "2" : "1",
                LocalDate.of(2021, 1, 1).plusDays(draw.next(1000)));
        if (round < 2 || !changesIn2(index)) {
            return registered;
        }
        Draw change = draw("new seat", index);
        return registered.at(
                address(place, change) + "院" + (1 + change.next(9)) + "号",
                LocalDate.of(2025, 2, 1).plusDays(change.next(200)));
    }

    House house(long index) {
        Draw draw = draw("house", index);
        int place = place(draw);
        return new House(
                Identifiers.unitNumber(Words.DIVISIONS[place], index),
                Words.DIVISIONS[place],
                address(place, draw) + (1 + draw.next(30)) + "号楼",
                (4000 + draw.next(12_000)) / 100.0,
                draw.next(8) == 0 ? "2" : "1",
                1960 + draw.next(64),
                String.format(
                        Locale.ROOT,
                        "POINT (%.5f %.5f)",
                        123.8 + draw.next(40_000) / 1e5,
                        47.2 + draw.next(30_000) / 1e5));
    }

    /** The index of the person's employer; -1 for those without. */
    long employer(long person) {
        Draw draw = draw("work", person);
        return enterprises > 0 && draw.next(100) < 35 ? draw.next(enterprises) : -1;
    }

    /** The person's name as somebody wrote it who misheard it. */
    static String misheard(String name) {
        return name.endsWith("国") ? name + "民" : name.substring(0, name.offsetByCodePoints(name.length(), -1)) + "国";
    }

    private static int place(Draw draw) {
        return draw.next(Words.DIVISIONS.length);
    }

    private static String address(int place, Draw draw) {
        return "示范市" + Words.DIVISION_NAMES[place] + draw.of(Words.STREETS) + (1 + draw.next(400)) + "号";
    }
}

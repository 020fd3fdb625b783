package org.zhengyuan.server.demo;

import java.util.ArrayList;
import java.util.List;

/**
 * A subject of the demo city and one value of it, as the city's model has it after the last delivery: something to ask for.
 *
 * @param type code of the subject type
 * @param identifier in the type's first identifier
 */
public record SampleSubject(String type, String identifier, String element, String value) {
    private static final int LAST_ROUND = 3;

    /** The names of the first {@code count} people and as many enterprises; fewer where the city has fewer. */
    public static List<SampleSubject> names(long seed, int subjects, int count) {
        City city = new City(seed, subjects);
        List<SampleSubject> samples = new ArrayList<>();
        for (int index = 0; index < Math.min(count, city.enterprises()); index++) {
            Enterprise one = city.enterprise(index, LAST_ROUND);
            samples.add(new SampleSubject("enterprise", one.uscc(), "enterprise.name", one.name()));
        }
        for (int index = 0; index < Math.min(count, city.people()); index++) {
            Person one = city.person(index, LAST_ROUND);
            samples.add(new SampleSubject("person", one.citizenId(), "person.name", one.name()));
        }
        return samples;
    }
}

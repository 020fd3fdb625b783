package org.zhengyuan.server.demo;

import java.time.LocalDate;

/**
 * A person as the population register has it.
 *
 * @param sex 1 male, 2 female
 * @param changedOn business date of this state
 */
record Person(
        String citizenId,
        String name,
        String sex,
        LocalDate birthDate,
        String ethnicGroup,
        String division,
        String address,
        String household,
        LocalDate changedOn) {
    Person at(String otherAddress, LocalDate on) {
        return new Person(citizenId, name, sex, birthDate, ethnicGroup, division, otherAddress, household, on);
    }

    Person in(String otherDivision) {
        return new Person(citizenId, name, sex, birthDate, ethnicGroup, otherDivision, address, household, changedOn);
    }
}

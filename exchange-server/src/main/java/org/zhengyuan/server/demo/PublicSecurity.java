package org.zhengyuan.server.demo;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.LocalDate;

/** Public security delivers the population register as GB18030 text, with full-width digits wherever its typists left them. */
final class PublicSecurity {
    static final String USCC = "11230290MB9000031E";

    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final String[] HEADER = {"公民身份号码", "姓名", "性别", "出生日期", "民族", "户籍区划", "户籍地址", "户号", "变更日期", "备注"};
    private static final int EVERY = 101;

    private final Dispatch dispatch;
    private final City city;

    PublicSecurity(Dispatch dispatch) {
        this.dispatch = dispatch;
        this.city = dispatch.city();
    }

    void deliver(int round) throws IOException {
        try (Consignment register = open(round)) {
            switch (round) {
                case 1 -> everyone(register);
                case 2 -> secondRound(register);
                default -> thirdRound(register);
            }
        }
    }

    private Consignment open(int round) throws IOException {
        Path path = dispatch.file("population-register", "csv");
        DeliveredFile file = new DelimitedFile(path, GB18030, false, ',', HEADER);
        return new Consignment(dispatch, round, USCC, "population-register", path, MediaTypes.CSV, file);
    }

    private void everyone(Consignment register) throws IOException {
        for (int i = 0; i < city.people(); i++) {
            register.created(cells(city.person(i, 1), i % 3 == 0));
            strange(register, i);
            if (dispatch.due("population repeat", i, EVERY)) {
                register.repeated(cells(city.person(i / 2, 1), false));
            }
            if (dispatch.due("population differing repeat", i, EVERY)) {
                Person person = city.person(i / 2, 1);
                register.refused(
                        PlantedKind.DUPLICATE_DIFFERING,
                        cells(person.at(person.address() + "（临时）", person.changedOn()), true));
            }
        }
    }

    /** Rows about people of whom nothing else is ever delivered. */
    private void strange(Consignment register, int i) throws IOException {
        if (dispatch.due("population check digit", i, EVERY)) {
            Object[] cells = cells(newPerson(), false);
            cells[0] = Identifiers.withWrongCheck(cells[0].toString());
            register.refused(PlantedKind.WRONG_CHECK_DIGIT, cells);
        }
        if (dispatch.due("population date", i, EVERY)) {
            Object[] cells = cells(newPerson(), false);
            cells[3] = i % 2 == 0 ? "19870230" : "1987年13月1日";
            register.refused(PlantedKind.IMPOSSIBLE_DATE, cells);
        }
        if (dispatch.due("population division", i, EVERY)) {
            register.refused(PlantedKind.OTHER_DIVISION, cells(newPerson().in(i % 2 == 0 ? "230102" : "110105"), true));
        }
        if (dispatch.due("population digits", i, EVERY)) {
            Object[] cells = cells(newPerson(), false);
            cells[0] = "2.3029E+17";
            register.refused(PlantedKind.DIGITS_LOST, cells);
        }
    }

    private void secondRound(Consignment register) throws IOException {
        for (int i = 0; i < city.people(); i++) {
            Person person = city.person(i, 2);
            if (city.movesIn(i) == 2) {
                register.changed(cells(person, true));
            } else if (dispatch.due("population stale", i, EVERY)) {
                LocalDate before = person.changedOn().minusDays(30 + i % 270);
                register.stale(cells(person.at(person.address() + "（原址）", before), true));
            } else if (city.draw("redelivered", i).next(12) == 0) {
                register.unchanged(cells(person, false));
            }
            if (dispatch.due("population check digit 2", i, EVERY)) {
                Object[] cells = cells(newPerson(), false);
                cells[0] = Identifiers.withWrongCheck(cells[0].toString());
                register.refused(PlantedKind.WRONG_CHECK_DIGIT, cells);
            }
        }
        for (int i = 0; i < city.newcomers(); i++) {
            register.created(cells(city.person(city.people() + i, 2), false));
        }
    }

    private void thirdRound(Consignment register) throws IOException {
        for (int i = 0; i < city.people(); i++) {
            Person person = city.person(i, 3);
            if (city.movesIn(i) == 3) {
                register.changed(cells(person, false));
            } else if (city.movesIn(i) == 2 && city.draw("late", i).next(10) == 0) {
                LocalDate between = LocalDate.of(2024, 6, 1).plusDays(i % 90);
                register.stale(cells(person.at(person.address() + "（借住）", between), false));
            }
        }
    }

    private Person newPerson() {
        return city.person(dispatch.stranger(), 1);
    }

    private static Object[] cells(Person person, boolean fullWidth) {
        String changedOn = Spelling.inWords(person.changedOn());
        return new Object[] {
            fullWidth ? Spelling.fullWidth(person.citizenId()) : person.citizenId(),
            person.name(),
            Spelling.sex(person.sex()),
            person.birthDate().toString().replace("-", ""),
            person.ethnicGroup(),
            person.division(),
            fullWidth ? Spelling.fullWidth(person.address()) : person.address(),
            person.household(),
            fullWidth ? Spelling.fullWidth(changedOn) : changedOn,
            ""
        };
    }
}

package org.zhengyuan.server.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;

/** Civil affairs delivers marriages as UTF-8 text with a byte order mark, and low-income families as a workbook that people keep. */
final class CivilAffairs {
    static final String USCC = "11230290MB900004X6";

    private static final String[] MARRIAGE = {"公民身份号码", "姓名", "婚姻状况", "登记日期", "结婚证字号", "配偶公民身份号码"};
    private static final String[] FAMILY = {"身份证号", "姓名", "救助类别", "月救助金额", "认定日期", "有效期至"};
    private static final String[] AID = {"城市低保", "农村低保", "特困供养"};
    private static final int EVERY = 41;

    private final Dispatch dispatch;
    private final City city;

    CivilAffairs(Dispatch dispatch) {
        this.dispatch = dispatch;
        this.city = dispatch.city();
    }

    void marriages(int round) throws IOException {
        Path path = dispatch.file("marriage-records", "csv");
        DeliveredFile file = new DelimitedFile(path, StandardCharsets.UTF_8, true, ',', MARRIAGE);
        try (Consignment out = new Consignment(dispatch, round, USCC, "marriage-records", path, MediaTypes.CSV, file)) {
            int row = 0;
            for (int i = 0; i < city.people(); i++) {
                if (Identifiers.birth(i).getYear() <= 1999
                        && city.draw("married", i).next(5) < 2) {
                    if (round == 1) {
                        married(out, i, row++);
                    } else if (city.draw("divorced", i).next(25) == 0) {
                        out.changed(marriage(i, city.person(i, round).name(), true));
                        out.agreed(1);
                    }
                }
            }
        }
    }

    private void married(Consignment out, int person, int row) throws IOException {
        String name = city.person(person, 1).name();
        boolean misheard = dispatch.due("marriage name", row, EVERY);
        out.created(marriage(person, misheard ? City.misheard(name) : Spelling.padded(name), false));
        if (misheard) {
            out.differed();
        } else {
            out.agreed(1);
        }
        if (dispatch.due("marriage date", row, EVERY)) {
            Object[] cells = marriage(dispatch.stranger(), name, false);
            cells[3] = "2022-02-29";
            out.refused(PlantedKind.IMPOSSIBLE_DATE, cells);
        }
        if (dispatch.due("marriage stranger", row, EVERY)) {
            long stranger = dispatch.stranger();
            out.created(marriage(stranger, city.person(stranger, 1).name(), false));
            out.unmatched();
        }
    }

    private Object[] marriage(long person, String name, boolean divorced) {
        Draw draw = city.draw("marriage", person);
        LocalDate on = LocalDate.of(2021, 1, 1).plusDays(draw.next(1000));
        Person spouse = city.person(draw.next(city.people()), 1);
        return new Object[] {
            city.person(person, 1).citizenId(),
            name,
            divorced ? "离婚" : "已婚",
            divorced ? LocalDate.of(2025, 3, 1).plusDays(draw.next(200)) : on,
            "J230200-" + on.getYear() + "-" + Identifiers.digits(person, 7),
            spouse.citizenId()
        };
    }

    void families(int round) throws IOException {
        Path path = dispatch.file("low-income-families", "xlsx");
        DeliveredFile file = new XlsxFile(path, "救助对象", FAMILY);
        try (Consignment out =
                new Consignment(dispatch, round, USCC, "low-income-families", path, MediaTypes.XLSX, file)) {
            int row = 0;
            for (int i = 0; i < city.people(); i++) {
                if (city.draw("family", i).next(50) == 0) {
                    family(out, i, row++);
                }
            }
        }
    }

    private void family(Consignment out, int person, int row) throws IOException {
        Person head = city.person(person, 1);
        out.created(aid(head, Spelling.padded(head.name()), person));
        out.agreed(1);
        if (dispatch.due("family digits", row, 11)) {
            Person stranger = city.person(dispatch.stranger(), 1);
            Object[] cells = aid(stranger, stranger.name(), person);
            cells[0] = Double.valueOf(stranger.citizenId().replace('X', '0'));
            out.refused(PlantedKind.DIGITS_LOST, cells);
        }
    }

    private Object[] aid(Person head, String name, int index) {
        Draw draw = city.draw("aid", index);
        LocalDate decided = LocalDate.of(2023, 1, 1).plusDays(draw.next(500));
        return new Object[] {
            head.citizenId(), name, draw.of(AID), 400 + draw.next(60) * 10, decided, decided.plusYears(1)
        };
    }
}

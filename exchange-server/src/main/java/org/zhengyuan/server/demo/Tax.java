package org.zhengyuan.server.demo;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.LocalDate;

/**
 * The tax office delivers GB18030 text separated by tabs: registrations with what it knows better than anyone and with names and
 * addresses that are the register's, and a survey of addresses that is nothing but a cross-check.
 */
final class Tax {
    static final String USCC = "11230290MB9000023K";

    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final String[] REGISTRATION = {"纳税人识别号", "纳税人名称", "注册地址", "纳税人类型", "信用等级", "登记日期", "主管税务机关"};
    private static final String[] SURVEY = {"纳税人识别号", "纳税人名称", "实地核实地址"};
    private static final String[] GRADES = {"A", "B", "M", "C", "D"};
    private static final int EVERY = 61;

    private final Dispatch dispatch;
    private final City city;

    Tax(Dispatch dispatch) {
        this.dispatch = dispatch;
        this.city = dispatch.city();
    }

    void registrations(int round) throws IOException {
        try (Consignment out = open(round, "tax-registration", REGISTRATION)) {
            for (int i = 0; i < city.enterprises(); i++) {
                if (round == 1) {
                    first(out, i);
                } else {
                    second(out, i);
                }
            }
        }
    }

    void survey(int round) throws IOException {
        try (Consignment out = open(round, "tax-address-survey", SURVEY)) {
            for (int i = 0; i < city.enterprises(); i++) {
                if (city.draw("surveyed", i).next(4) != 0) {
                    continue;
                }
                Enterprise enterprise = city.enterprise(i, round);
                boolean elsewhere = city.draw("found elsewhere", i).next(15) == 0;
                out.checkedOnly(
                        enterprise.uscc(),
                        enterprise.name(),
                        elsewhere ? enterprise.address() + "（已迁出）" : Spelling.fullWidth(enterprise.address()));
                out.agreed(elsewhere ? 1 : 2);
                if (elsewhere) {
                    out.differed();
                }
            }
        }
    }

    private Consignment open(int round, String dataset, String[] header) throws IOException {
        Path path = dispatch.file(dataset, "csv");
        DeliveredFile file = new DelimitedFile(path, GB18030, false, '\t', header);
        return new Consignment(dispatch, round, USCC, dataset, path, MediaTypes.CSV, file);
    }

    private void first(Consignment out, int i) throws IOException {
        Enterprise enterprise = city.enterprise(i, 1);
        Object[] cells = cells(enterprise, grade(i));
        if (dispatch.due("tax address", i, EVERY)) {
            cells[2] = enterprise.address() + "临街";
            out.differed();
            out.agreed(1);
        } else if (dispatch.due("tax name", i, EVERY)) {
            cells[1] = enterprise.name() + enterprise.scope().repeat(8);
            out.invalid();
            out.agreed(1);
        } else {
            out.agreed(2);
        }
        out.created(cells);
        if (dispatch.due("tax stranger", i, EVERY)) {
            out.created(cells(city.enterprise(dispatch.stranger(), 1), "B"));
            out.unmatched();
            out.unmatched();
        }
        if (dispatch.due("tax check digit", i, EVERY)) {
            Object[] wrong = cells(city.enterprise(dispatch.stranger(), 1), "B");
            wrong[0] = Identifiers.withWrongCheck(wrong[0].toString());
            out.refused(PlantedKind.WRONG_CHECK_DIGIT, wrong);
        }
    }

    private void second(Consignment out, int i) throws IOException {
        int lot = city.draw("tax delta", i).next(6);
        if (lot == 0) {
            out.changed(cells(city.enterprise(i, 2), grade(i).equals("A") ? "B" : "A"));
            out.agreed(2);
        } else if (lot == 1) {
            out.unchanged(cells(city.enterprise(i, 2), grade(i)));
            out.agreed(2);
        }
    }

    private String grade(long enterprise) {
        return city.draw("tax grade", enterprise).of(GRADES);
    }

    private static Object[] cells(Enterprise enterprise, String grade) {
        LocalDate registered = enterprise.establishedOn().plusDays(20);
        return new Object[] {
            enterprise.uscc(),
            Spelling.halfBrackets(enterprise.name()),
            Spelling.fullWidth(enterprise.address()),
            enterprise.capital().length() > 9 ? "增值税一般纳税人" : "小规模纳税人",
            grade,
            registered,
            "第" + (1 + enterprise.uscc().charAt(12) % 4) + "税务分局"
        };
    }
}

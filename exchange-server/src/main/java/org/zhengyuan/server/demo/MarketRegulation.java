package org.zhengyuan.server.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Market regulation delivers the enterprise register as UTF-8 text with a byte order mark. */
final class MarketRegulation {
    static final String USCC = "11230290MB9000015Q";

    private static final String[] HEADER = {
        "统一社会信用代码",
        "企业名称",
        "企业类型",
        "法定代表人",
        "法定代表人证件号码",
        "注册资本（元）",
        "成立日期",
        "营业期限至",
        "经营范围",
        "登记区划",
        "住所",
        "登记状态",
        "核准日期"
    };
    private static final int EVERY = 61;

    private final Dispatch dispatch;
    private final City city;

    MarketRegulation(Dispatch dispatch) {
        this.dispatch = dispatch;
        this.city = dispatch.city();
    }

    void deliver(int round) throws IOException {
        Path path = dispatch.file("enterprise-register", "csv");
        DeliveredFile file = new DelimitedFile(path, StandardCharsets.UTF_8, true, ',', HEADER);
        try (Consignment register =
                new Consignment(dispatch, round, USCC, "enterprise-register", path, MediaTypes.CSV, file)) {
            for (int i = 0; i < city.enterprises(); i++) {
                if (round == 1) {
                    first(register, i);
                } else {
                    second(register, i);
                }
            }
        }
    }

    private void first(Consignment register, int i) throws IOException {
        register.created(cells(city.enterprise(i, 1)));
        if (dispatch.due("enterprise check digit", i, EVERY)) {
            Object[] cells = cells(newEnterprise());
            cells[0] = Identifiers.withWrongCheck(cells[0].toString());
            register.refused(PlantedKind.WRONG_CHECK_DIGIT, cells);
        }
        if (dispatch.due("enterprise date", i, EVERY)) {
            Object[] cells = cells(newEnterprise());
            cells[6] = "2023/9/31";
            register.refused(PlantedKind.IMPOSSIBLE_DATE, cells);
        }
        if (dispatch.due("enterprise division", i, EVERY)) {
            register.refused(PlantedKind.OTHER_DIVISION, cells(newEnterprise().in("230102")));
        }
        if (dispatch.due("enterprise repeat", i, EVERY)) {
            register.repeated(cells(city.enterprise(i / 2, 1)));
        }
        if (dispatch.due("enterprise differing repeat", i, EVERY)) {
            Enterprise enterprise = city.enterprise(i / 2, 1);
            register.refused(
                    PlantedKind.DUPLICATE_DIFFERING,
                    cells(enterprise.at(enterprise.address() + "B座", enterprise.changedOn())));
        }
    }

    private void second(Consignment register, int i) throws IOException {
        Enterprise enterprise = city.enterprise(i, 2);
        if (city.changesIn2(i)) {
            register.changed(cells(enterprise));
        } else if (dispatch.due("enterprise stale", i, EVERY)) {
            register.stale(cells(enterprise.at(
                    enterprise.address() + "（原址）", enterprise.changedOn().minusDays(60 + i % 200))));
        } else if (city.draw("enterprise redelivered", i).next(5) == 0) {
            register.unchanged(cells(enterprise));
        }
    }

    private Enterprise newEnterprise() {
        return city.enterprise(dispatch.stranger(), 1);
    }

    private static Object[] cells(Enterprise enterprise) {
        return new Object[] {
            enterprise.uscc(),
            enterprise.name(),
            enterprise.type(),
            enterprise.legalRepresentative(),
            enterprise.legalRepresentativeId(),
            enterprise.capital(),
            Spelling.inSlashes(enterprise.establishedOn()),
            Spelling.inSlashes(enterprise.operatingUntil()),
            enterprise.scope(),
            enterprise.division(),
            enterprise.address(),
            enterprise.status().equals("1") ? "存续" : "注销",
            enterprise.changedOn()
        };
    }
}

package org.zhengyuan.server.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;

/** Housing delivers units as an Avro container, and ownership as text separated by semicolons; the latter also in full. */
final class Housing {
    static final String USCC = "11230290MB90000661";

    private static final String[] OWNERSHIP = {"权利人证件号码", "不动产单元号", "不动产权证号", "共有份额（%）", "登簿日期"};
    private static final int EVERY = 41;
    private static final int SOLD_EVERY = 200;
    private static final Schema UNIT = SchemaBuilder.record("Unit")
            .fields()
            .requiredString("unitNumber")
            .requiredString("division")
            .requiredString("address")
            .requiredDouble("area")
            .requiredString("usage")
            .requiredInt("builtYear")
            .requiredString("location")
            .endRecord();

    private final Dispatch dispatch;
    private final City city;

    Housing(Dispatch dispatch) {
        this.dispatch = dispatch;
        this.city = dispatch.city();
    }

    void units(int round) throws IOException {
        Path path = dispatch.file("real-estate-units", "avro");
        try (Consignment out = new Consignment(
                dispatch, round, USCC, "real-estate-units", path, MediaTypes.AVRO, new AvroFile(path, UNIT))) {
            for (int i = 0; i < city.houses(); i++) {
                out.created(unit(city.house(i)));
                if (dispatch.due("unit repeat", i, EVERY)) {
                    out.repeated(unit(city.house(i / 2)));
                }
            }
        }
    }

    /** Round 1: everything, as a delta. Round 3: everything again, as a full delivery without the houses that were pulled down. */
    void ownership(int round) throws IOException {
        Path path = dispatch.file("house-ownership", "csv");
        DeliveredFile file = new DelimitedFile(path, StandardCharsets.UTF_8, false, ';', OWNERSHIP);
        try (Consignment out = new Consignment(dispatch, round, USCC, "house-ownership", path, MediaTypes.CSV, file)) {
            if (round > 1) {
                out.isFull();
            }
            for (int i = 0; i < city.houses(); i++) {
                boolean joint = city.draw("joint", i).next(4) == 0 && city.people() > 1;
                owned(out, round, i, 0, joint);
                if (joint) {
                    owned(out, round, i, 1, true);
                }
            }
        }
    }

    private void owned(Consignment out, int round, int house, int owner, boolean joint) throws IOException {
        if (round == 1) {
            out.created(ownership(house, owner, joint, 0));
            return;
        }
        // a small city ends nothing: one record would already be more than a full delivery may end unseen
        if (city.houses() >= SOLD_EVERY && dispatch.due("pulled down", house, SOLD_EVERY)) {
            out.absent();
        } else if (city.draw("new certificate", house).next(40) == 0) {
            out.changed(ownership(house, owner, joint, 1));
        } else {
            out.unchanged(ownership(house, owner, joint, 0));
        }
    }

    private Object[] ownership(int house, int owner, boolean joint, int edition) {
        Draw draw = city.draw("ownership", house);
        LocalDate on = LocalDate.of(2021, 1, 4).plusDays(draw.next(1000)).plusYears(2L * edition);
        long person = (draw.next(city.people()) + (long) owner) % city.people();
        return new Object[] {
            city.person(person, 1).citizenId(),
            city.house(house).unitNumber(),
            "黑（" + on.getYear() + "）示范市不动产权第" + Identifiers.digits(house * 2L + owner, 7) + "号",
            joint ? "50" : "100",
            on
        };
    }

    private static Object[] unit(House house) {
        return new Object[] {
            house.unitNumber(),
            house.division(),
            house.address(),
            house.area(),
            house.usage().equals("1") ? "住宅" : "商业",
            house.builtYear(),
            house.location()
        };
    }
}

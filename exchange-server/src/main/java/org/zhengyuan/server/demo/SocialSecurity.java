package org.zhengyuan.server.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;

/** Human resources and social security delivers newline-delimited JSON from a service: employment, and one row a person and month. */
final class SocialSecurity {
    static final String USCC = "11230290MB90000586";

    private static final int EVERY = 97;

    private final Dispatch dispatch;
    private final City city;

    SocialSecurity(Dispatch dispatch) {
        this.dispatch = dispatch;
        this.city = dispatch.city();
    }

    void employment(int round) throws IOException {
        Path path = dispatch.file("employment", "ndjson");
        DeliveredFile file =
                new NdjsonFile(path, "citizenId", "employer", "occupation", "employedSince", "registeredOn");
        try (Consignment out = new Consignment(dispatch, round, USCC, "employment", path, MediaTypes.NDJSON, file)) {
            for (int i = 0; i < city.people(); i++) {
                long employer = city.employer(i);
                if (employer < 0) {
                    continue;
                }
                if (round == 1) {
                    out.created(job(i, employer, 0));
                    if (dispatch.due("employer check digit", i, EVERY)) {
                        Object[] cells = job(dispatch.stranger(), employer, 0);
                        cells[1] = Identifiers.withWrongCheck(cells[1].toString());
                        out.refused(PlantedKind.WRONG_CHECK_DIGIT, cells);
                    }
                } else {
                    hired(out, i, employer);
                }
            }
        }
    }

    private void hired(Consignment out, int person, long employer) throws IOException {
        int lot = city.draw("hired away", person).next(20);
        if (lot == 0) {
            out.changed(job(person, (employer + 1) % city.enterprises(), 1));
        } else if (lot < 4) {
            out.unchanged(job(person, employer, 0));
        }
    }

    private Object[] job(long person, long employer, int change) {
        Draw draw = city.draw("job", person);
        LocalDate since = LocalDate.of(2021, 2, 1).plusDays(draw.next(900)).plusYears(2L * change);
        return new Object[] {
            city.person(person, 1).citizenId(),
            city.enterprise(employer, 1).uscc(),
            draw.of(Words.OCCUPATIONS),
            since,
            since.plusDays(7)
        };
    }

    /** Round 1: three months. Round 2: the fourth, and corrections and repeats of the third. */
    void months(int round) throws IOException {
        Path path = dispatch.file("social-security-months", "ndjson");
        DeliveredFile file =
                new NdjsonFile(path, "citizenId", "name", "month", "employer", "base", "paid", "updatedAt");
        try (Consignment out =
                new Consignment(dispatch, round, USCC, "social-security-months", path, MediaTypes.NDJSON, file)) {
            for (int i = 0; i < city.people(); i++) {
                long employer = city.employer(i);
                if (employer < 0) {
                    continue;
                }
                String name = city.person(i, round).name().replace('·', '•');
                if (round == 1) {
                    for (int month = 1; month <= 3; month++) {
                        paid(out, i, month, employer, name);
                    }
                } else {
                    paid(out, i, 4, employer, name);
                    corrected(out, i, employer, name);
                }
            }
        }
    }

    private void paid(Consignment out, int person, int month, long employer, String name) throws IOException {
        Object[] cells = month(person, month, employer, name, 0);
        if (dispatch.due("month name", person + 31L * month, EVERY)) {
            cells[1] = City.misheard(name);
            out.differed();
        } else {
            out.agreed(1);
        }
        out.created(cells);
        if (dispatch.due("month date", person + 17L * month, EVERY)) {
            Object[] wrong = month(person, month, employer, name, 0);
            wrong[2] = "2026-13";
            out.refused(PlantedKind.IMPOSSIBLE_DATE, wrong);
        }
    }

    private void corrected(Consignment out, int person, long employer, String name) throws IOException {
        int lot = city.draw("month correction", person).next(30);
        if (lot == 0) {
            out.changed(month(person, 3, employer, name, 1));
            out.agreed(1);
        } else if (lot < 4) {
            out.unchanged(month(person, 3, employer, name, 0));
            out.agreed(1);
        }
    }

    private Object[] month(int person, int month, long employer, String name, int correction) {
        Draw draw = city.draw("base", person);
        return new Object[] {
            city.person(person, 1).citizenId(),
            name,
            "2026-0" + month,
            city.enterprise(employer, 1).uscc(),
            4000 + draw.next(16_000) + 0.5 * correction,
            draw.next(30) != 0,
            "2026-0" + (month + 1) + "-0" + (5 + 3 * correction) + "T09:" + (10 + draw.next(50)) + ":00+08:00"
        };
    }
}

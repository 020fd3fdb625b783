package org.zhengyuan.exchange.registry;

import static org.zhengyuan.exchange.catalog.CatalogFixture.item;
import static org.zhengyuan.exchange.catalog.CatalogFixture.text;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.zhengyuan.exchange.catalog.CatalogFixture;
import org.zhengyuan.exchange.catalog.CatalogProposal;
import org.zhengyuan.exchange.catalog.DataItem;
import org.zhengyuan.exchange.catalog.Dataset;
import org.zhengyuan.exchange.catalog.Department;
import org.zhengyuan.exchange.catalog.RuleSpec;
import org.zhengyuan.exchange.catalog.SharingCategory;
import org.zhengyuan.exchange.intake.IntakeOnDatabase;
import org.zhengyuan.exchange.intake.Submission;
import org.zhengyuan.exchange.intake.SubmissionState;
import org.zhengyuan.exchange.registry.Truth.ElementTruth;
import org.zhengyuan.exchange.registry.Truth.Known;
import org.zhengyuan.exchange.registry.Truth.Value;
import org.zhengyuan.exchange.responsibility.ListOnDatabase;
import org.zhengyuan.exchange.testing.TestDatabase;

/** Two cities and a district with a register of residents each, and the nation's register of where people live, on a real database. */
final class CitiesOnDatabase implements AutoCloseable {
    static final String FUZHOU = CatalogFixture.POLICE;
    static final String XIAMEN = "11350200003600116A";
    static final String SIMING = "11350203003600220R";
    static final String NATION = "111000000000123437";

    final ListOnDatabase books;
    IntakeOnDatabase intake;
    private final Supplier<IntakeOnDatabase> process;

    CitiesOnDatabase(TestDatabase database, Path folder, Clock clock) {
        books = new ListOnDatabase(database, clock);
        books.catalog.publish(CatalogProposal.of(
                new Department(XIAMEN, text("厦门市公安局", "Xiamen"), "350200"),
                new Department(SIMING, text("思明分局", "Siming"), "350203"),
                new Department(NATION, text("公安部", "Nation"), "000000"),
                residents("fuzhou.residents", FUZHOU),
                residents("xiamen.residents", XIAMEN),
                residents("siming.residents", SIMING),
                homes()));
        process = () -> new IntakeOnDatabase(database, books.catalog.catalog, books.list, folder, clock);
        intake = process.get();
    }

    void eachCityIsResponsible() {
        books.assign("person.name", "350100", "fuzhou.residents").orElseThrow();
        books.assign("person.name", "350200", "xiamen.residents").orElseThrow();
        books.assign("person.birth-date", "000000", "police.residents").orElseThrow();
        books.assign("person.home", "000000", "nation.homes").orElseThrow();
        books.assign("person.exists", "000000", "nation.homes").orElseThrow();
    }

    /** The server stops, and another process starts on the same database. */
    void restart() {
        intake.close();
        intake = process.get();
    }

    /** One row of a city's register. */
    Submission resident(String dataset, String person, String name, String since, String division) {
        String department =
                switch (dataset) {
                    case "fuzhou.residents" -> FUZHOU;
                    case "xiamen.residents" -> XIAMEN;
                    default -> SIMING;
                };
        return done(intake.deliver(
                dataset, department, "citizen_id,name,since,area", String.join(",", person, name, since, division)));
    }

    /** One row of the nation's register: where somebody lives from a day on. */
    Submission home(String person, String division, String movedOn) {
        return done(intake.deliver(
                "nation.homes", NATION, "citizen_id,home,moved_on", String.join(",", person, division, movedOn)));
    }

    static String said(ElementTruth truth) {
        return only(truth).text();
    }

    static Value only(ElementTruth truth) {
        if (truth instanceof Known known && known.values().size() == 1) {
            return known.values().getFirst();
        }
        throw new AssertionError("not one value: " + truth);
    }

    private static Submission done(Submission submission) {
        if (submission.state() != SubmissionState.COMPLETED
                || submission.counts().refused() > 0) {
            throw new AssertionError(submission.toString());
        }
        return submission;
    }

    private static Dataset residents(String code, String department) {
        List<DataItem> items = List.of(
                item("citizen_id", "公民身份号码", "person.citizen-id", true),
                item("name", "姓名", "person.name", true),
                day("since", "登记日期"),
                new DataItem("area", text("辖区", "Area"), null, RuleSpec.of("division-code"), List.of(), true));
        return dataset(code, department, items, "since", "area");
    }

    private static Dataset homes() {
        List<DataItem> items = List.of(
                item("citizen_id", "公民身份号码", "person.citizen-id", true),
                item("home", "户籍地", "person.home", true),
                day("moved_on", "迁入日期"));
        return dataset("nation.homes", NATION, items, "moved_on", "home");
    }

    private static DataItem day(String code, String name) {
        return new DataItem(code, text(name, code), null, RuleSpec.of("date"), List.of(), true);
    }

    private static Dataset dataset(
            String code, String department, List<DataItem> items, String dayItem, String divisionItem) {
        return new Dataset(
                code,
                text(code, code),
                department,
                "person",
                new Dataset.SubjectKey("citizen_id", "citizen-id"),
                List.of(),
                items,
                dayItem,
                dayItem,
                divisionItem,
                null,
                SharingCategory.UNCONDITIONAL,
                "",
                "none",
                "general-3",
                "daily",
                List.of(),
                Set.of());
    }

    @Override
    public void close() {
        intake.close();
    }
}

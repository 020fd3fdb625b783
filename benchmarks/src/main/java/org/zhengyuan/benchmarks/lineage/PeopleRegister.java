package org.zhengyuan.benchmarks.lineage;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.zhengyuan.benchmarks.Server;
import org.zhengyuan.exchange.catalog.Cardinality;
import org.zhengyuan.exchange.catalog.CatalogChanges;
import org.zhengyuan.exchange.catalog.CatalogProposal;
import org.zhengyuan.exchange.catalog.DataElement;
import org.zhengyuan.exchange.catalog.DataItem;
import org.zhengyuan.exchange.catalog.Dataset;
import org.zhengyuan.exchange.catalog.Department;
import org.zhengyuan.exchange.catalog.ElementRole;
import org.zhengyuan.exchange.catalog.LocalText;
import org.zhengyuan.exchange.catalog.RuleSpec;
import org.zhengyuan.exchange.catalog.SharingCategory;
import org.zhengyuan.exchange.catalog.SubjectType;
import org.zhengyuan.exchange.intake.Delivery;
import org.zhengyuan.exchange.intake.NewSubmission;
import org.zhengyuan.exchange.intake.SpooledFiles;
import org.zhengyuan.exchange.intake.Submission;
import org.zhengyuan.exchange.intake.SubmissionState;
import org.zhengyuan.exchange.intake.Submissions;
import org.zhengyuan.exchange.intake.format.Format;
import org.zhengyuan.exchange.registry.Digests;
import org.zhengyuan.exchange.responsibility.Assignment;
import org.zhengyuan.exchange.responsibility.ResponsibilityChanges;

/** A register of people with a responsible source, and one real delivery of it, from whose rows the made-up versions come. */
final class PeopleRegister {
    static final String DATASET = "benchmark.people";
    static final String SOURCE = "11350100003600028N";
    static final String NAME = "person.name";
    /** Rows of the real delivery. */
    static final int ROWS = 1_000;

    private PeopleRegister() {}

    static void publish(Server server) {
        Department source = new Department(SOURCE, text("测速局"), "350100");
        SubjectType person = new SubjectType(
                "person",
                text("人"),
                List.of(new SubjectType.IdentifierType("number", text("编号"), RuleSpec.of("text"), "001")));
        server.bean(CatalogChanges.class)
                .publishFiles(
                        CatalogProposal.of(
                                source,
                                person,
                                element("person.number", ElementRole.KEY),
                                element(NAME, ElementRole.VALUE),
                                element("person.address", ElementRole.VALUE),
                                dataset()),
                        "benchmark");
        ResponsibilityChanges list = server.bean(ResponsibilityChanges.class);
        for (String element : List.of(NAME, "person.address")) {
            list.assignFromFiles(
                            new Assignment(element, "000000", DATASET, LocalDate.of(2020, 1, 1), null, "benchmark"))
                    .orElseThrow();
        }
    }

    /** Hands in a file of people nobody asks about and keeps it. */
    static Submission deliver(Server server) throws IOException, InterruptedException {
        StringBuilder csv = new StringBuilder("number,name,address\n");
        for (int row = 1; row <= ROWS; row++) {
            csv.append("R%09d, N%09d ,street %d%n".formatted(row, row, row));
        }
        byte[] file = csv.toString().getBytes(StandardCharsets.UTF_8);
        UUID id = UUID.randomUUID();
        Path spooled = server.bean(SpooledFiles.class).file(id);
        Files.createDirectories(spooled.getParent());
        Files.write(spooled, file);
        Submissions submissions = server.bean(Submissions.class);
        submissions.receive(new NewSubmission(
                id,
                DATASET,
                SOURCE,
                "http",
                "benchmark",
                null,
                new Delivery.Delta(),
                Format.CSV,
                "UTF-8",
                "people.csv",
                file.length,
                Digests.sha256().digest(file)));
        Submission submission = submissions.find(id).orElseThrow();
        while (!submission.state().isFinal()) {
            TimeUnit.MILLISECONDS.sleep(10);
            submission = submissions.find(id).orElseThrow();
        }
        if (submission.state() != SubmissionState.COMPLETED
                || submission.counts().created() != ROWS) {
            throw new IllegalStateException("the delivery ended as " + submission.state() + " " + submission.problem()
                    + " " + submission.counts());
        }
        return submission;
    }

    private static DataElement element(String code, ElementRole role) {
        return new DataElement(
                code, text(code), "person", role, Cardinality.ONE, new RuleSpec("text", Map.of()), false, false);
    }

    private static Dataset dataset() {
        List<DataItem> items = List.of(item("number"), item("name"), item("address"));
        return new Dataset(
                DATASET,
                text("测速人口登记"),
                SOURCE,
                "person",
                new Dataset.SubjectKey("number", "number"),
                List.of(),
                items,
                null,
                null,
                null,
                "350100",
                SharingCategory.UNCONDITIONAL,
                "",
                "none",
                "general-1",
                "daily",
                List.of(),
                Set.of());
    }

    private static DataItem item(String code) {
        return new DataItem(code, text(code), "person." + code, null, List.of(), code.equals("number"));
    }

    private static LocalText text(String text) {
        return new LocalText(text, text);
    }
}

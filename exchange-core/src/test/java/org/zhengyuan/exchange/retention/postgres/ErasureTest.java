package org.zhengyuan.exchange.retention.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhengyuan.exchange.catalog.CatalogFixture.CIVIL_AFFAIRS;
import static org.zhengyuan.exchange.catalog.CatalogFixture.POLICE;
import static org.zhengyuan.exchange.retention.postgres.ErasingOnDatabase.FIRST;
import static org.zhengyuan.exchange.retention.postgres.ErasingOnDatabase.SECOND;
import static org.zhengyuan.exchange.retention.postgres.ErasingOnDatabase.ZHANG;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zhengyuan.exchange.access.Actor;
import org.zhengyuan.exchange.access.Role;
import org.zhengyuan.exchange.books.postgres.BooksOnDatabase;
import org.zhengyuan.exchange.evidence.EvidenceRefusal;
import org.zhengyuan.exchange.intake.RowReceipts;
import org.zhengyuan.exchange.problem.Outcome;
import org.zhengyuan.exchange.retention.ErasingSubjects;
import org.zhengyuan.exchange.retention.Erasure;
import org.zhengyuan.exchange.retention.RetentionRefusal;
import org.zhengyuan.seal.receipt.Receipt;
import org.zhengyuan.seal.receipt.ReceiptVerification;
import org.zhengyuan.seal.report.Check;
import org.zhengyuan.seal.report.Report;

/** A person is erased: nothing of them is left, and every proof about others holds. */
class ErasureTest {
    private static final Actor POLICEMAN =
            new Actor("police-system", Actor.Kind.CLIENT, POLICE, Set.of(Role.DEPARTMENT_SYSTEM));

    @TempDir
    Path folder;

    private ErasingOnDatabase city;
    private BooksOnDatabase books;
    private ErasingSubjects erasing;
    private RowReceipts rows;
    private UUID delivery;

    @BeforeEach
    void work() throws Exception {
        city = new ErasingOnDatabase(folder);
        books = city.books;
        erasing = city.erasing;
        rows = city.rows;
        delivery = city.delivery;
    }

    @AfterEach
    void close() {
        city.close();
    }

    @Test
    void everyRowOfADeliveryHasAReceipt() throws Exception {
        for (long row = 1; row <= 3; row++) {
            assertThat(failed(verified(row))).isEmpty();
        }
        assertThat(refusal(rows.receipt(POLICEMAN, delivery, 4))).isEqualTo(EvidenceRefusal.RECEIPT_UNKNOWN.code());
        Actor other = new Actor("other", Actor.Kind.CLIENT, CIVIL_AFFAIRS, Set.of(Role.DEPARTMENT_SYSTEM));
        assertThat(refusal(rows.receipt(other, delivery, 1))).isEqualTo("submission.not-found");
        assertThat(rows.receipt(new Actor("auditor", Actor.Kind.PERSON, null, Set.of(Role.AUDITOR)), delivery, 1))
                .isInstanceOf(Outcome.Done.class);
    }

    @Test
    void nobodyErasesAlone() {
        UUID id = erasing.propose(FIRST, ZHANG, "court", "PIPL 47").orProblem().id();
        assertThat(refusal(erasing.decide(FIRST, id, true, ""))).isEqualTo(RetentionRefusal.FOUR_EYES.code());
        assertThat(refusal(erasing.decide(POLICEMAN, id, true, ""))).isEqualTo(RetentionRefusal.NOT_ALLOWED.code());
        assertThat(refusal(erasing.propose(FIRST, ZHANG, "court", " "))).isEqualTo(RetentionRefusal.MISSING.code());
        assertThat(erasing.decide(FIRST, id, false, "a mistake").orProblem().state())
                .isEqualTo(Erasure.State.REJECTED);
        assertThat(refusal(erasing.decide(SECOND, id, true, ""))).isEqualTo(RetentionRefusal.ALREADY_DECIDED.code());
    }

    @Test
    void nothingNamesTheErasedAndEveryProofOfOthersHolds() throws Exception {
        assertThat(traces()).isNotEmpty();
        assertThat(city.erase().state()).isEqualTo(Erasure.State.DONE);
        assertThat(traces()).isEmpty();
        books.published();

        Report report = books.check();
        assertThat(failed(report)).isEmpty();
        assertThat(failed(verified(2))).isEmpty();
        assertThat(rows.receipt(POLICEMAN, delivery, 1)).isInstanceOfSatisfying(Outcome.Refused.class, refused -> {
            assertThat(refused.refusal()).isEqualTo(EvidenceRefusal.RECEIPT_ERASED);
            assertThat(refused.facts()).containsKey("erasedBy");
        });
        books.police(BooksOnDatabase.ZHANG + ",张三,1949-12-31,350102");
        books.published();
        assertThat(failed(books.check())).isEmpty();
    }

    @Test
    void whatIsMarkedAsErasedWithoutAFactIsFoundOut() throws Exception {
        books.owner
                .sql(
                        "INSERT INTO erased_row SELECT submission_id, chunk, 0, fact_id FROM submission_chunk WHERE submission_id = ?")
                .param(delivery)
                .update();
        books.owner
                .sql("DELETE FROM version WHERE submission_id = ? AND row_number = 1")
                .param(delivery)
                .update();
        assertThat(failed(books.check())).anyMatch(check -> check.startsWith("registry.rows"));
    }

    /** Tables and files in which the person stands, plainly or digested. */
    private List<String> traces() throws Exception {
        byte[] digest =
                MessageDigest.getInstance("SHA-256").digest(BooksOnDatabase.ZHANG.getBytes(StandardCharsets.UTF_8));
        String hex = HexFormat.of().formatHex(digest);
        List<String> found = new ArrayList<>();
        List<String> tables = books.owner
                .sql("SELECT c.relname FROM pg_class c WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'")
                .query(String.class)
                .list();
        assertThat(tables).hasSizeGreaterThan(40);
        for (String table : tables) {
            boolean there = books.owner
                    .sql("SELECT EXISTS (SELECT 1 FROM %s t WHERE upper(normalize(t::text, NFKC)) LIKE ANY (?::text[]))"
                            .formatted(table))
                    .param(Stream.of(
                                    BooksOnDatabase.ZHANG,
                                    HexFormat.of()
                                            .withUpperCase()
                                            .formatHex(BooksOnDatabase.ZHANG.getBytes(StandardCharsets.UTF_8)),
                                    hex.toUpperCase(Locale.ROOT),
                                    "张三丰")
                            .map(text -> "%" + text + "%")
                            .toArray(String[]::new))
                    .query(Boolean.class)
                    .single();
            if (there) {
                found.add(table);
            }
        }
        try (Stream<Path> files = Files.walk(folder.resolve("spool"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (Files.readString(file, StandardCharsets.ISO_8859_1).contains(BooksOnDatabase.ZHANG)) {
                    found.add(file.toString());
                }
            }
        }
        return found;
    }

    private Report verified(long row) throws Exception {
        Receipt receipt = rows.receipt(POLICEMAN, delivery, row).orProblem().orElseThrow();
        assertThat(receipt.row()).isNotNull();
        return ReceiptVerification.verify(
                receipt.toJson().toString().getBytes(StandardCharsets.UTF_8), books.log.trust());
    }

    private static List<String> failed(Report report) {
        return report.checks().stream()
                .filter(check -> check.outcome() == Check.Outcome.FAILED)
                .map(check -> check.name() + " " + check.why().en())
                .toList();
    }

    private static String refusal(Outcome<?> outcome) {
        return outcome instanceof Outcome.Refused<?> refused ? refused.refusal().code() : "done";
    }
}

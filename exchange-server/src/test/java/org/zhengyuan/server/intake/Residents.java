package org.zhengyuan.server.intake;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.postgresql.ds.PGSimpleDataSource;
import org.zhengyuan.exchange.catalog.CatalogChanges;
import org.zhengyuan.exchange.catalog.CatalogFixture;
import org.zhengyuan.exchange.catalog.CatalogProposal;
import org.zhengyuan.exchange.catalog.DataItem;
import org.zhengyuan.exchange.catalog.Dataset;
import org.zhengyuan.exchange.catalog.RuleSpec;
import org.zhengyuan.exchange.catalog.SharingCategory;
import org.zhengyuan.exchange.catalog.SourceGuard;
import org.zhengyuan.exchange.catalog.postgres.PostgresCatalog;
import org.zhengyuan.exchange.catalog.postgres.PostgresCatalogStore;
import org.zhengyuan.exchange.catalog.rule.ValueRules;
import org.zhengyuan.server.testing.ServerDatabase;

/** A register of residents with a good and a bad side: repeats, differing repeats, broken identifiers and dates among the rows. */
final class Residents {
    private static final String DATASET = "police.population";
    private static final String[] QUERIES = {
        "SELECT 'head ' || i.identifier || h.record_key || h.state || ' ' || h.version || ' ' || h.last_version || ' ' || h.ordering || ' '"
                + " || encode(h.digest, 'hex') FROM head h JOIN subject_identifier i USING (subject_id) ORDER BY 1",
        "SELECT 'version ' || i.identifier || v.record_key || v.kind || ' ' || v.version || ' ' || v.row_number || ' ' || encode(v.digest,"
                + " 'hex') FROM version v JOIN subject_identifier i USING (subject_id) ORDER BY 1",
        "SELECT 'refused ' || row_number || reasons::text || cells::text FROM refused_row ORDER BY 1",
        "SELECT 'chunk ' || chunk || ' ' || first_row || ' ' || encode(outcomes, 'hex') FROM submission_chunk ORDER BY 1",
        "SELECT 'submission ' || state || ' ' || received || ' ' || created || ' ' || changed || ' ' || unchanged || ' ' || history || ' '"
                + " || refused FROM submission"
    };
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};

    private Residents() {}

    static String[] watchedFolder(Path inbox) {
        String prefix = "--zhengyuan.intake.folders[0].";
        return new String[] {
            prefix + "name=police",
            prefix + "dataset=" + DATASET,
            prefix + "department=" + CatalogFixture.POLICE,
            prefix + "path=" + inbox,
            prefix + "delay=200ms"
        };
    }

    static void publish(ServerDatabase database) throws SQLException {
        PGSimpleDataSource source = database.applicationSource();
        PostgresCatalog catalog = new PostgresCatalog(source);
        SourceGuard none = new SourceGuard() {
            @Override
            public Set<String> held(String dataset) {
                return Set.of();
            }

            @Override
            public Set<String> presentlyHeld(String dataset) {
                return Set.of();
            }
        };
        CatalogChanges changes = new CatalogChanges(
                new PostgresCatalogStore(source, catalog),
                new ValueRules(LocalDate.of(2026, 11, 21))::of,
                none,
                Clock.systemUTC());
        changes.publishFiles(CatalogProposal.of(CatalogFixture.police(), CatalogFixture.person(), dataset()), "test");
    }

    private static Dataset dataset() {
        return new Dataset(
                DATASET,
                CatalogFixture.text("人口", "Population"),
                CatalogFixture.POLICE,
                "person",
                new Dataset.SubjectKey("citizen_id", "citizen-id"),
                List.of(),
                List.of(
                        item("citizen_id", "citizen-id"),
                        item("name", "person-name"),
                        item("born", "date"),
                        item("revision", "integer")),
                "revision",
                null,
                null,
                "350100",
                SharingCategory.UNCONDITIONAL,
                "",
                "none",
                "general-3",
                "daily",
                List.of(),
                Set.of());
    }

    private static DataItem item(String code, String rule) {
        return new DataItem(
                code, CatalogFixture.text(code, code), null, RuleSpec.of(rule), List.of(), code.equals("citizen_id"));
    }

    static void write(Path file, int rows) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("citizen_id,name,born,revision\n");
            for (int i = 0; i < rows; i++) {
                out.write(row(i));
            }
        }
    }

    private static String row(int i) {
        int person = i % 50 == 17 ? i - 5 : i;
        String id = citizenId(person);
        String shown = i % 97 == 3 ? id.substring(0, 17) + (id.charAt(17) == '0' ? '1' : '0') : id;
        String name = "居民" + (char) ('一' + person % 2_000) + (i % 100 == 17 ? "异" : "");
        String born = i % 211 == 5 ? "1980-02-31" : "1980-0" + (1 + person % 9) + "-1" + person % 10;
        return shown + "," + name + "," + born + "," + (1 + person % 7) + "\n";
    }

    private static String citizenId(int person) {
        String body = "350102"
                + LocalDate.of(1950, 1, 1).plusDays(person / 900).toString().replace("-", "")
                + String.format("%03d", person % 900);
        int sum = 0;
        for (int i = 0; i < 17; i++) {
            sum += (body.charAt(i) - '0') * WEIGHTS[i];
        }
        return body + "10X98765432".charAt(sum % 11);
    }

    /**
     * Everything of the registry and the intake that does not depend on when and by which process it was done, row by row, into a file: it may
     * be millions of lines.
     */
    static Path picture(Connection owner, Path file) throws SQLException, IOException {
        owner.setAutoCommit(false);
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            for (String query : QUERIES) {
                try (Statement statement = owner.createStatement()) {
                    statement.setFetchSize(10_000);
                    try (ResultSet result = statement.executeQuery(query)) {
                        while (result.next()) {
                            out.write(result.getString(1));
                            out.newLine();
                        }
                    }
                }
            }
        }
        return file;
    }
}

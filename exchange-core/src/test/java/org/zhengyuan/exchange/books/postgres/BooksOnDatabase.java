package org.zhengyuan.exchange.books.postgres;

import static java.util.Objects.requireNonNull;
import static org.zhengyuan.exchange.catalog.CatalogFixture.CIVIL_AFFAIRS;
import static org.zhengyuan.exchange.catalog.CatalogFixture.POLICE;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecordBase;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhengyuan.exchange.access.Actor;
import org.zhengyuan.exchange.access.Role;
import org.zhengyuan.exchange.delivery.Facts;
import org.zhengyuan.exchange.delivery.ReceiptId;
import org.zhengyuan.exchange.delivery.RetentionClass;
import org.zhengyuan.exchange.delivery.TrailEntry;
import org.zhengyuan.exchange.delivery.postgres.PostgresTrail;
import org.zhengyuan.exchange.evidence.postgres.LogOnDatabase;
import org.zhengyuan.exchange.evidence.postgres.PostgresLeaves;
import org.zhengyuan.exchange.intake.IntakeOnDatabase;
import org.zhengyuan.exchange.registry.SubjectChange;
import org.zhengyuan.exchange.registry.SubjectChanges;
import org.zhengyuan.exchange.responsibility.ListOnDatabase;
import org.zhengyuan.exchange.testing.TestDatabase;
import org.zhengyuan.schemas.fact.PullAnswered;
import org.zhengyuan.schemas.fact.ValueVersion;
import org.zhengyuan.seal.proof.BundlePath;
import org.zhengyuan.seal.proof.Checkpoint;
import org.zhengyuan.seal.proof.SignedNote;
import org.zhengyuan.seal.proof.Tile;
import org.zhengyuan.seal.report.Report;

/** A small exchange that has worked: rulings, deliveries with refusals and comparisons, pulls, and its log as a folder of files. */
public final class BooksOnDatabase implements AutoCloseable {
    public static final String HEADER = "citizen_id,name,birth_date,home";
    public static final String ZHANG = "11010519491231002X";
    public static final String ZHAO = "350203199005050033";
    public static final String LI = "350102198001010011";

    public final TestDatabase database = TestDatabase.fresh();
    public final JdbcClient owner = JdbcClient.create(database.owner());
    public final IntakeOnDatabase intake;
    public final ListOnDatabase books;
    public LogOnDatabase log;
    public final Path folder;
    private final PostgresTrail trail;
    private final TransactionTemplate transaction;

    public BooksOnDatabase(Path folder) throws Exception {
        this.folder = folder;
        Clock clock = Clock.systemUTC();
        books = new ListOnDatabase(database, clock);
        for (String element : List.of("name", "home", "exists")) {
            books.assign("person." + element, "000000", "police.residents").orElseThrow();
        }
        books.assign("person.birth-date", "000000", "civil.persons").orElseThrow();
        Files.createDirectories(folder.resolve("spool"));
        intake = new IntakeOnDatabase(database, books.catalog.catalog, books.list, folder.resolve("spool"), clock);
        JdbcTemplate template = new JdbcTemplate(database.application());
        trail = new PostgresTrail(template, new PostgresLeaves(template));
        transaction = new TransactionTemplate(new JdbcTransactionManager(requireNonNull(template.getDataSource())));
        log = new LogOnDatabase(database, folder.resolve("kept"));
    }

    /** Days of a city: people delivered, corrected, refused, compared and asked for. */
    public void work() {
        police(
                ZHANG + ",张三,1949-12-31,350102",
                LI + ",李四,1980-01-01,350102",
                "110105194912310021,王五,1949-12-31,350102");
        police(ZHANG + ",张三丰,1949-12-31,350102");
        civil(ZHANG + ",张四,1949-12-31,350102");
        civil(ZHANG + ",张三丰,1949-12-31,350102");
        for (int i = 0; i < 3; i++) {
            pull(subject(i == 0 ? LI : ZHANG));
        }
    }

    public void police(String... rows) {
        intake.deliver("police.residents", POLICE, lines(rows));
    }

    public void civil(String... rows) {
        intake.deliver("civil.persons", CIVIL_AFFAIRS, lines(rows));
    }

    private static String[] lines(String... rows) {
        return (HEADER + "\n" + String.join("\n", rows)).split("\n");
    }

    public UUID subject(String identifier) {
        return owner.sql("SELECT subject_id FROM subject_identifier WHERE identifier = ? AND valid_to = 'infinity'")
                .param(identifier)
                .query(UUID.class)
                .single();
    }

    /** A merge or a split that two stewards made. */
    public UUID changed(SubjectChange.Kind kind, UUID kept, UUID absorbed, @Nullable UUID undoes) {
        UUID change = UUID.randomUUID();
        Instant now = Clock.systemUTC().instant().truncatedTo(ChronoUnit.MICROS);
        intake.subjectChanges.propose(
                change, kind, kept, absorbed, undoes, new SubjectChanges.Proposal("steward-1", now, "one person"));
        intake.subjectChanges.carryOut(change, "steward-2", now).orProblem();
        return change;
    }

    /** Two lines of the trail in one transaction; the receipt of the first. */
    public UUID pull(@Nullable UUID subject) {
        return pull(subject, Clock.systemUTC().instant().truncatedTo(ChronoUnit.MICROS));
    }

    public UUID pull(@Nullable UUID subject, Instant at) {
        return pull(subject, at, "case-1");
    }

    public UUID pull(@Nullable UUID subject, Instant at, String caseNumber) {
        TrailEntry first = entry(subject, at, caseNumber);
        transaction.executeWithoutResult(status -> trail.append(List.of(first, entry(null, at, "case-1"))));
        return first.receipt().value();
    }

    private static TrailEntry entry(@Nullable UUID subject, Instant now, String caseNumber) {
        PullAnswered fact = new PullAnswered(
                now, now, List.of(new ValueVersion("person.name", "police.residents", 7L, false)), List.of());
        return new TrailEntry(
                ReceiptId.fresh(RetentionClass.STANDARD, now, new SecureRandom()),
                now,
                TrailEntry.Kind.PULL,
                TrailEntry.ANSWERED,
                false,
                new Actor("tax-system", Actor.Kind.CLIENT, "11350000000000001A", Set.of(Role.DEPARTMENT_SYSTEM)),
                UUID.randomUUID(),
                1,
                "loan",
                caseNumber,
                "clerk",
                subject,
                List.of("person.name"),
                Facts.kept("PullAnswered", encoded(fact)),
                "{}".getBytes(StandardCharsets.UTF_8),
                new byte[32]);
    }

    private static byte[] encoded(SpecificRecordBase fact) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
        try {
            new SpecificDatumWriter<SpecificRecordBase>(fact.getSchema(), fact.getSpecificData()).write(fact, encoder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** What waits comes into the log, and the log into files. */
    public Path published() throws Exception {
        log.round();
        Path tiles = folder.resolve("log");
        String note = log.log.checkpoint().orElseThrow();
        long size = Checkpoint.parse(SignedNote.parse(note).text()).size();
        for (int level = 0; size >> (8 * level) > 0; level++) {
            long hashes = size >> (8 * level);
            for (long number = 0; number * 256 < hashes; number++) {
                Tile tile = Tile.of(level, number, size);
                write(
                        tiles.resolve(tile.path()),
                        log.log.tile(level, number, tile.width()).orElseThrow());
            }
        }
        for (long number = 0; number * 256 < size; number++) {
            BundlePath bundle = BundlePath.of(number, size);
            write(
                    tiles.resolve(bundle.path()),
                    log.log.tile(-1, number, bundle.width()).orElseThrow());
        }
        write(tiles.resolve("checkpoint"), note.getBytes(StandardCharsets.UTF_8));
        Files.writeString(
                folder.resolve("keys"),
                log.signers.stream().map(signer -> "log " + signer.key().text()).collect(Collectors.joining("\n")));
        return tiles;
    }

    /** The log stops, ends, and another follows it. */
    void another(String origin, String stopped) throws Exception {
        owner.sql("UPDATE log_state SET stopped = ?, stopped_at = now()")
                .param(stopped)
                .update();
        owner.sql(
                        """
                        SELECT b.fact_of_it FROM log_state s, begin_origin(?, 'operator', jsonb_build_object('origin', ?, 'former', s.origin, 'size', s.size,
                            'root', encode(s.root, 'base64'), 'checkpoint', '', 'stopped', s.stopped), 0) b
                        """)
                .param(origin)
                .param(origin)
                .query(UUID.class)
                .single();
        log = LogOnDatabase.after(database, folder.resolve("kept-" + origin.replace('/', '-')), origin);
        try (Stream<Path> files = Files.walk(folder.resolve("log"))) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private static void write(Path file, byte[] bytes) throws IOException {
        Files.createDirectories(file.getParent());
        Files.write(file, bytes);
    }

    public Report check(String... more) throws Exception {
        return checkAgainst(folder.resolve("log"), more);
    }

    /** The same against another log than the one that goes on. */
    public Report checkAgainst(Path files, String... more) throws Exception {
        List<String> words = new ArrayList<>(List.of(
                "--jdbc",
                database.url(),
                "--log",
                files.toString(),
                "--trust",
                folder.resolve("keys").toString()));
        words.addAll(List.of(more));
        return new RegistryCommand(Map.of(), null).run(words);
    }

    /** As the owner of the tables. */
    int tamper(String sql) {
        return owner.sql(sql).update();
    }

    @Override
    public void close() {
        intake.close();
    }
}

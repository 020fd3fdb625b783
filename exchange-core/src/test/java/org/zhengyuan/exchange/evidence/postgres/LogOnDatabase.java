package org.zhengyuan.exchange.evidence.postgres;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.zhengyuan.exchange.access.Actor;
import org.zhengyuan.exchange.access.Role;
import org.zhengyuan.exchange.evidence.BeginningAnew;
import org.zhengyuan.exchange.evidence.KeptCheckpoint;
import org.zhengyuan.exchange.evidence.LogKeyring;
import org.zhengyuan.exchange.evidence.LogWork;
import org.zhengyuan.exchange.evidence.MakingReceipts;
import org.zhengyuan.exchange.evidence.Publishing;
import org.zhengyuan.exchange.evidence.WitnessPolicy;
import org.zhengyuan.exchange.evidence.disk.CheckpointFile;
import org.zhengyuan.exchange.testing.TestDatabase;
import org.zhengyuan.seal.crypto.KeyAlgorithm;
import org.zhengyuan.seal.crypto.SoftwareKey;
import org.zhengyuan.seal.proof.MalformedException;
import org.zhengyuan.seal.proof.NoteSigner;
import org.zhengyuan.seal.proof.Trust;
import org.zhengyuan.seal.receipt.ReceiptVerification;
import org.zhengyuan.seal.report.Report;

/** A process that keeps the log of a test's database, as the application wires it. */
public final class LogOnDatabase {
    static final String ORIGIN = "zhengyuan/test";
    static final Actor AUDITOR = new Actor("auditor", Actor.Kind.PERSON, null, Set.of(Role.AUDITOR));

    static final Actor OPERATOR = new Actor("operator", Actor.Kind.PERSON, null, Set.of(Role.OPERATOR));

    final JdbcClient owner;
    final PostgresSequencer sequencer;
    public final PostgresTreeReading tree;
    public final PostgresLogReading log;
    public final List<NoteSigner> signers;
    final PostgresLogStops stops;
    final PostgresLogOrigins origins;
    final PostgresCosignatures cosignatures;
    final KeptCheckpoint kept;
    final Clock clock;
    public final WitnessPolicy policy;
    LogKeyring keys;
    Publishing publishing;

    public LogOnDatabase(TestDatabase database, Path folder) {
        this(database, folder, signersOf(ORIGIN));
    }

    /** The log of a database whose former one ended: of another origin, with keys of its own. */
    public static LogOnDatabase after(TestDatabase database, Path folder, String origin) {
        return new LogOnDatabase(database, folder, signersOf(origin));
    }

    static List<NoteSigner> signersOf(String origin) {
        return Stream.of(KeyAlgorithm.ED25519, KeyAlgorithm.SM2)
                .map(algorithm -> NoteSigner.of(SoftwareKey.generate(origin, algorithm)))
                .toList();
    }

    LogOnDatabase(TestDatabase database, Path folder, List<NoteSigner> signers) {
        this(database, new CheckpointFile(folder), signers, new WitnessPolicy(0, List.of()), Clock.systemUTC());
    }

    LogOnDatabase(
            TestDatabase database, KeptCheckpoint kept, List<NoteSigner> signers, WitnessPolicy policy, Clock clock) {
        this.kept = kept;
        this.policy = policy;
        this.clock = clock;
        this.signers = new ArrayList<>(signers);
        this.owner = JdbcClient.create(database.owner());
        DataSource application = database.application();
        JdbcTemplate template = new JdbcTemplate(application);
        JdbcClient jdbc = JdbcClient.create(application);
        this.sequencer = new PostgresSequencer(template, new JdbcTransactionManager(application));
        this.log = new PostgresLogReading(jdbc, policy);
        this.tree = new PostgresTreeReading(jdbc, policy, clock);
        this.stops = new PostgresLogStops(jdbc);
        this.origins = new PostgresLogOrigins(jdbc);
        this.cosignatures = new PostgresCosignatures(jdbc, clock);
        this.keys = LogKeyring.fixed(signers);
        sequencer.begin(ORIGIN);
        restart();
    }

    /** The process starts again and reads what it kept outside the database. */
    void restart() {
        publishing = new Publishing(sequencer, tree, kept, stops, keys, clock);
    }

    /** From now on keys are made when a new log needs them. */
    void growKeys() {
        keys = new LogKeyring() {
            @Override
            public List<NoteSigner> of(String origin) {
                return LogKeyring.fixed(signers).of(origin);
            }

            @Override
            public Set<String> origins() {
                return LogKeyring.fixed(signers).origins();
            }

            @Override
            public void prepare(String origin) {
                signers.addAll(signersOf(origin));
            }
        };
        restart();
    }

    BeginningAnew beginning() {
        return new BeginningAnew(sequencer, publishing, kept, keys, origins);
    }

    /** The log has stopped, whatever for, and another begins in its place. */
    public void beginAnother(String origin) {
        owner.sql("UPDATE log_state SET stopped = 'TILES_DAMAGED', stopped_detail = 'test', stopped_at = now()")
                .update();
        growKeys();
        round();
        beginning().begin(OPERATOR, origin, "a test needs another").orProblem();
        restart();
    }

    public long round() {
        return new LogWork(sequencer, publishing).round();
    }

    List<UUID> facts() {
        return owner.sql("SELECT fact_id FROM fact ORDER BY packet_id, place")
                .query(UUID.class)
                .list();
    }

    Report verify(UUID fact) throws MalformedException {
        MakingReceipts making = new MakingReceipts(List.of(new FactTable(owner)), tree, policy);
        byte[] file = making.receipt(AUDITOR, fact)
                .orProblem()
                .orElseThrow()
                .toJson()
                .toString()
                .getBytes(StandardCharsets.UTF_8);
        return ReceiptVerification.verify(file, trust());
    }

    public Trust trust() throws MalformedException {
        return Trust.parse(signers.stream()
                .map(signer -> "log " + signer.key().text())
                .collect(Collectors.joining("\n", "", "\n")));
    }
}

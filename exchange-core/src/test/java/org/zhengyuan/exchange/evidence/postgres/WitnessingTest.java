package org.zhengyuan.exchange.evidence.postgres;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zhengyuan.exchange.evidence.LogHealth;
import org.zhengyuan.exchange.evidence.MakingReceipts;
import org.zhengyuan.exchange.evidence.WitnessPolicy;
import org.zhengyuan.exchange.evidence.disk.CheckpointFile;
import org.zhengyuan.exchange.evidence.witness.HttpWitnessCall;
import org.zhengyuan.exchange.evidence.witness.WitnessAddress;
import org.zhengyuan.exchange.evidence.witness.WitnessStanding;
import org.zhengyuan.exchange.evidence.witness.WitnessStanding.State;
import org.zhengyuan.exchange.evidence.witness.Witnessing;
import org.zhengyuan.exchange.testing.TestDatabase;
import org.zhengyuan.seal.crypto.KeyAlgorithm;
import org.zhengyuan.seal.crypto.SoftwareKey;
import org.zhengyuan.seal.proof.NoteSigner;
import org.zhengyuan.seal.proof.SignedNote;
import org.zhengyuan.seal.proof.Trust;
import org.zhengyuan.seal.receipt.ReceiptVerification;
import org.zhengyuan.seal.report.Report;
import org.zhengyuan.seal.report.Verdict;
import org.zhengyuan.seal.witness.Witness;
import org.zhengyuan.seal.witness.WitnessServer;

/** The log and its witnesses: the witness command's own server, and others that do everything wrong. */
class WitnessingTest {
    private static final InetSocketAddress ANY_PORT = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    private static final Duration PATIENCE = Duration.ofMillis(500);

    private final List<NoteSigner> signers = LogOnDatabase.signersOf(LogOnDatabase.ORIGIN);
    private final SoftwareKey key = SoftwareKey.generate("witness.example.org", KeyAlgorithm.ED25519);
    private final NoteSigner witnessKey = NoteSigner.witness(key);
    private final WitnessPolicy policy = new WitnessPolicy(1, List.of(witnessKey.key()));
    private final List<AutoCloseable> open = new ArrayList<>();

    @TempDir
    Path folder;

    private LogOnDatabase log;
    private HttpWitnessCall call;

    @BeforeEach
    void begin() {
        log = new LogOnDatabase(
                TestDatabase.fresh(), new CheckpointFile(folder.resolve("kept")), signers, policy, Clock.systemUTC());
        call = new HttpWitnessCall(PATIENCE);
        open.add(call);
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable one : open.reversed()) {
            one.close();
        }
    }

    @Test
    void aCosignatureComesToTheCheckpointAndIntoReceipts() throws Exception {
        UUID fact = note();
        log.round();
        Witnessing witnesses = asking(witness().address().getPort());
        assertThat(witnesses.summary()).isEqualTo(Witnessing.Summary.TOO_FEW);
        assertThat(report(fact).verdict()).isEqualTo(Verdict.INDETERMINATE);
        askUntil(witnesses, State.COSIGNED);
        assertThat(witnesses.summary()).isEqualTo(Witnessing.Summary.ENOUGH);
        assertThat(SignedNote.parse(log.log.checkpoint().orElseThrow()).signatures())
                .hasSize(3);
        assertThat(report(fact).verdict()).isEqualTo(Verdict.PASSED);
        for (int i = 0; i < 300; i++) {
            note();
        }
        log.round();
        assertThat(log.log.witnessed()).isNotEqualTo(log.log.checkpoint());
        assertThat(report(fact).verdict())
                .as("the witnessed checkpoint is kept")
                .isEqualTo(Verdict.PASSED);
        askUntilSize(witnesses, log.sequencer.head().size());
        assertThat(log.log.witnessed()).isEqualTo(log.log.checkpoint());
    }

    @Test
    void aWitnessThatIsAwayHoldsUpNothingAndIsAskedAgain() throws Exception {
        WitnessServer away = witness();
        int port = away.address().getPort();
        stop(away);
        Witnessing witnesses = asking(port);
        note();
        log.round();
        askUntil(witnesses, State.UNREACHABLE);
        note();
        assertThat(log.round()).isEqualTo(1);
        assertThat(log.publishing.health()).isInstanceOf(LogHealth.Signing.class);
        assertThat(witnesses.summary()).isEqualTo(Witnessing.Summary.TOO_FEW);
        witness(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        askUntilSize(witnesses, 2);
    }

    @Test
    void bothMayRestartAndGoOnFromWhereTheWitnessIs() throws Exception {
        WitnessServer first = witness();
        int port = first.address().getPort();
        note();
        log.round();
        askUntilSize(asking(port), 1);
        stop(first);
        witness(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        log.restart();
        note();
        log.round();
        Witnessing after = asking(port);
        askUntilSize(after, 2);
    }

    @Test
    void aWitnessThatKnowsMoreThanWeRememberIsAskedFromItsSize() throws Exception {
        WitnessServer server = witness();
        note();
        log.round();
        askUntilSize(asking(server.address().getPort()), 1);
        log.owner.sql("DELETE FROM log_cosignature").update();
        note();
        log.round();
        askUntilSize(asking(server.address().getPort()), 2);
    }

    @Test
    void aWitnessThatHasSeenMoreThanTheDatabaseHoldsIsToldOf() throws Exception {
        LogOnDatabase newer = new LogOnDatabase(TestDatabase.fresh(), folder.resolve("newer"), signers);
        for (int i = 0; i < 5; i++) {
            note(newer);
        }
        newer.round();
        WitnessServer server = witness();
        askUntilSize(asking(newer, server.address().getPort()), 5);
        note();
        log.round();
        Witnessing witnesses = asking(server.address().getPort());
        askUntil(witnesses, State.AHEAD);
        assertThat(witnesses.standings().getFirst().detail()).isEqualTo("5");
    }

    @Test
    void aWitnessThatSawAnotherHistoryRefuses() throws Exception {
        LogOnDatabase other = new LogOnDatabase(TestDatabase.fresh(), folder.resolve("other"), signers);
        note(other);
        other.round();
        WitnessServer server = witness();
        askUntilSize(asking(other, server.address().getPort()), 1);
        note();
        log.round();
        Witnessing witnesses = asking(server.address().getPort());
        askUntil(witnesses, State.FORKED);
        note();
        log.round();
        askUntil(witnesses, State.FORKED);
        assertThat(SignedNote.parse(log.log.checkpoint().orElseThrow()).signatures())
                .hasSize(2);
    }

    @Test
    void aWitnessThatDoesNotKnowTheLogRefuses() throws Exception {
        Trust nobody = Trust.parse("log "
                + NoteSigner.of(SoftwareKey.generate("other", KeyAlgorithm.ED25519))
                        .key());
        Witness stranger = Witness.open(key, nobody, folder.resolve("stranger"), Clock.systemUTC());
        open.add(stranger);
        WitnessServer server = WitnessServer.start(ANY_PORT, stranger, trouble -> {});
        open.add(server);
        note();
        log.round();
        askUntil(asking(server.address().getPort()), State.REFUSED);
    }

    @Test
    void whatIsNoCosignatureOfTheWitnessIsNotTaken() throws Exception {
        note();
        log.round();
        NoteSigner impostor = NoteSigner.witness(SoftwareKey.generate(key.name(), KeyAlgorithm.ED25519));
        AtomicReference<Function<String, String>> answer = new AtomicReference<>(text -> "nothing\n");
        int port = answering(text -> Objects.requireNonNull(answer.get()).apply(text));
        for (Function<String, String> wrong : List.<Function<String, String>>of(
                text -> "",
                text -> "— x\n",
                text -> impostor.sign(text, Instant.EPOCH).line() + "\n",
                text -> witnessKey.sign(text + "more\n", Instant.EPOCH).line() + "\n")) {
            answer.set(wrong);
            Witnessing witnesses = asking(port);
            askUntil(witnesses, State.WRONG_SIGNATURE);
            assertThat(log.log.witnessed()).isEmpty();
        }
        answer.set(text -> impostor.sign(text, Instant.EPOCH).line() + "\n"
                + witnessKey.sign(text, Instant.EPOCH).line() + "\n");
        askUntil(asking(port), State.COSIGNED);
    }

    @Test
    void aWitnessThatDoesNotEndHoldsUpNeitherTheLogNorTheOthers() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        open.add(never::countDown);
        HttpServer dripping = HttpServer.create(ANY_PORT, 0);
        dripping.setExecutor(java.util.concurrent.Executors.newVirtualThreadPerTaskExecutor());
        dripping.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, 1000);
            exchange.getResponseBody().write('x');
            exchange.getResponseBody().flush();
            try {
                never.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        dripping.start();
        open.add(() -> dripping.stop(0));
        SoftwareKey slow = SoftwareKey.generate("slow.example.org", KeyAlgorithm.ED25519);
        Witnessing witnesses = new Witnessing(
                List.of(
                        new WitnessAddress(
                                uri(dripping.getAddress().getPort()),
                                NoteSigner.witness(slow).key(),
                                true),
                        new WitnessAddress(uri(witness().address().getPort()), witnessKey.key(), true)),
                policy,
                log.cosignatures,
                log.tree,
                call,
                Duration.ofMillis(1));
        open.add(witnesses);
        note();
        log.round();
        await().until(() -> {
            witnesses.ask();
            return witnesses.standings().get(1).state() == State.COSIGNED;
        });
        note();
        assertThat(log.round()).isEqualTo(1);
        await().until(() -> witnesses.standings().get(0).state() == State.UNREACHABLE);
    }

    @Test
    void aWitnessOfTheOperatorCountsForNothing() throws Exception {
        WitnessPolicy nobody = new WitnessPolicy(0, List.of());
        Witnessing witnesses = new Witnessing(
                List.of(new WitnessAddress(uri(witness().address().getPort()), witnessKey.key(), false)),
                nobody,
                log.cosignatures,
                log.tree,
                call,
                Duration.ofMillis(1));
        open.add(witnesses);
        note();
        log.round();
        askUntil(witnesses, State.COSIGNED);
        assertThat(witnesses.summary()).isEqualTo(Witnessing.Summary.NO_OUTSIDE_WITNESS);
    }

    private WitnessServer witness() throws Exception {
        return witness(ANY_PORT);
    }

    private WitnessServer witness(InetSocketAddress address) throws Exception {
        Witness witness = Witness.open(key, log.trust(), folder.resolve("state"), Clock.systemUTC());
        open.add(witness);
        WitnessServer server = WitnessServer.start(address, witness, trouble -> {});
        open.add(server);
        return server;
    }

    private void stop(WitnessServer server) throws Exception {
        int at = open.indexOf(server);
        server.close();
        open.remove(at);
        open.remove(at - 1).close();
    }

    private Witnessing asking(int port) {
        return asking(log, port);
    }

    private Witnessing asking(LogOnDatabase of, int port) {
        Witnessing witnesses = new Witnessing(
                List.of(new WitnessAddress(uri(port), witnessKey.key(), true)),
                policy,
                of.cosignatures,
                of.tree,
                call,
                Duration.ofMillis(1));
        open.add(witnesses);
        return witnesses;
    }

    private static URI uri(int port) {
        return URI.create("http://127.0.0.1:" + port);
    }

    private static void askUntil(Witnessing witnesses, State state) {
        await().until(() -> {
            witnesses.ask();
            return witnesses.standings().getFirst().state() == state;
        });
    }

    private static void askUntilSize(Witnessing witnesses, long size) {
        await().until(() -> {
            witnesses.ask();
            WitnessStanding standing = witnesses.standings().getFirst();
            return standing.state() == State.COSIGNED && standing.size() == size;
        });
    }

    /** A witness that answers everything with 200 and what is given for the checkpoint's text. */
    private int answering(Function<String, String> answer) throws IOException {
        HttpServer server = HttpServer.create(ANY_PORT, 0);
        server.createContext("/", exchange -> {
            String request = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            String note = request.substring(request.indexOf("\n\n") + 2);
            byte[] body =
                    answer.apply(note.substring(0, note.indexOf("\n\n") + 1)).getBytes(UTF_8);
            exchange.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        open.add(() -> server.stop(0));
        return server.getAddress().getPort();
    }

    private UUID note() {
        return note(log);
    }

    private static UUID note(LogOnDatabase of) {
        return of.owner
                .sql("SELECT note_fact(18, 'alert', 'test', 'test', '{}', '{}')")
                .query(UUID.class)
                .single();
    }

    private Report report(UUID fact) throws Exception {
        MakingReceipts making = new MakingReceipts(List.of(new FactTable(log.owner)), log.tree, policy);
        byte[] file = making.receipt(LogOnDatabase.AUDITOR, fact)
                .orProblem()
                .orElseThrow()
                .toJson()
                .toString()
                .getBytes(UTF_8);
        StringBuilder trust = new StringBuilder();
        signers.forEach(signer -> trust.append("log ").append(signer.key()).append('\n'));
        trust.append("witness outside ").append(witnessKey.key()).append("\nquorum 1\n");
        return ReceiptVerification.verify(file, Trust.parse(trust.toString()));
    }
}

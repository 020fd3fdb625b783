package org.zhengyuan.exchange.delivery.postgres;

import static java.util.Objects.requireNonNull;
import static org.zhengyuan.exchange.sharing.SharingFixture.HOUSING;
import static org.zhengyuan.exchange.sharing.SharingFixture.POLICE;
import static org.zhengyuan.exchange.sharing.SharingFixture.steward;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhengyuan.exchange.access.Actor;
import org.zhengyuan.exchange.access.Role;
import org.zhengyuan.exchange.delivery.Answer;
import org.zhengyuan.exchange.delivery.Answering;
import org.zhengyuan.exchange.delivery.ClaimCheck;
import org.zhengyuan.exchange.delivery.ClaimGuard;
import org.zhengyuan.exchange.delivery.Delivered;
import org.zhengyuan.exchange.delivery.FakeRegistry;
import org.zhengyuan.exchange.delivery.Inquiry;
import org.zhengyuan.exchange.delivery.Pull;
import org.zhengyuan.exchange.delivery.QuotaLeases;
import org.zhengyuan.exchange.delivery.ReadingTrail;
import org.zhengyuan.exchange.delivery.Repeatable;
import org.zhengyuan.exchange.delivery.Trail;
import org.zhengyuan.exchange.evidence.AuditQueries;
import org.zhengyuan.exchange.evidence.BatchSigning;
import org.zhengyuan.exchange.evidence.postgres.PostgresFactNotes;
import org.zhengyuan.exchange.evidence.postgres.PostgresLeaves;
import org.zhengyuan.exchange.problem.Outcome;
import org.zhengyuan.exchange.reconciliation.OpenDiscrepancies.Disputed;
import org.zhengyuan.exchange.registry.SubjectRef;
import org.zhengyuan.exchange.sharing.AgreementLife;
import org.zhengyuan.exchange.sharing.Quota;
import org.zhengyuan.exchange.sharing.RequestingData;
import org.zhengyuan.exchange.sharing.SharingFixture;
import org.zhengyuan.exchange.sharing.SharingOptions;
import org.zhengyuan.exchange.sharing.Terms;
import org.zhengyuan.exchange.sharing.postgres.SharingWiring;
import org.zhengyuan.seal.crypto.KeyAlgorithm;
import org.zhengyuan.seal.crypto.SoftwareKey;
import org.zhengyuan.seal.proof.NoteSigner;
import tools.jackson.databind.json.JsonMapper;

/** One process of an exchange over a test's database: real agreements, trail, quotas and attempts; a registry that says what the test says. */
final class Exchange {
    static final Actor CLIENT = new Actor("client-1", Actor.Kind.CLIENT, HOUSING, Set.of(Role.DEPARTMENT_SYSTEM));

    final FakeRegistry registry;
    final JdbcClient jdbc;
    final AgreementLife life;
    final Set<Disputed> disputed = new HashSet<>();
    final List<Answer> answers = new ArrayList<>();
    final ReadingTrail trailReading;
    private final RequestingData requesting;
    private final Answering answering;

    Exchange(DataSource source, FakeRegistry registry) {
        this(source, registry, trail(source));
    }

    static PostgresTrail trail(DataSource source) {
        JdbcTemplate template = new JdbcTemplate(source);
        return new PostgresTrail(template, new PostgresLeaves(template));
    }

    Exchange(DataSource source, FakeRegistry registry, Trail trail) {
        this.registry = registry;
        this.jdbc = JdbcClient.create(source);
        JdbcTransactionManager manager = new JdbcTransactionManager(source);
        Clock clock = Clock.systemUTC();
        SharingWiring sharing = new SharingWiring(jdbc, new TransactionTemplate(manager), clock);
        this.life = sharing.life();
        this.requesting = sharing.requesting();
        this.trailReading = new ReadingTrail(trail, life, new AuditQueries(new PostgresFactNotes(jdbc)));
        this.answering = new Answering(
                new PostgresSnapshots(new JdbcTemplate(source), manager),
                new Answering.Sources(
                        SharingFixture.catalog(),
                        sharing.agreements(),
                        new PostgresStandings(jdbc),
                        registry,
                        registry,
                        subjects -> disputed),
                new Answering.Books(
                        new PostgresAnsweredPulls(jdbc),
                        new QuotaLeases(new PostgresQuotaDraws(jdbc, manager), 100),
                        new ClaimGuard(new PostgresClaimAttempts(jdbc, manager), 5),
                        trail),
                new BatchSigning(NoteSigner.of(SoftwareKey.generate("test", KeyAlgorithm.SM2)), clock),
                clock,
                new SecureRandom());
    }

    /** An agreement on these elements that both sides have made. */
    UUID agreed(Quota quota, SharingOptions options, String... elements) {
        Terms t = SharingFixture.asked(elements);
        Terms terms = new Terms(
                t.requester(),
                t.purpose(),
                t.legalBasis(),
                t.subjectType(),
                t.elements(),
                t.division(),
                quota,
                t.validFrom(),
                t.validTo(),
                options);
        var settled = requesting
                .submit(steward("anna", HOUSING), terms, List.of(), null)
                .orProblem();
        if (settled.agreement() == null) {
            UUID request = settled.request().id();
            requesting.approve(steward("p1", POLICE), request).orProblem();
            settled = requesting.approve(steward("p2", POLICE), request).orProblem();
        }
        return requireNonNull(settled.agreement()).id();
    }

    UUID agreed(String... elements) {
        return agreed(new Quota(1_000, 1_000), new SharingOptions(false, false), elements);
    }

    Outcome<Delivered> pull(UUID agreement, String identifier, String... elements) {
        return pull(agreement, identifier, null, elements);
    }

    Outcome<Delivered> pull(UUID agreement, String identifier, @Nullable Repeatable repeatable, String... elements) {
        return ask(List.of(question(agreement, identifier, repeatable, elements)))
                .getFirst();
    }

    Pull question(UUID agreement, String identifier, @Nullable Repeatable repeatable, String... elements) {
        return new Pull(
                inquiry(agreement, identifier), List.of(elements), null, null, false, repeatable, this::written);
    }

    Outcome<Delivered> check(UUID agreement, String identifier, Map<String, String> claims) {
        List<ClaimCheck.Claim> stated = claims.entrySet().stream()
                .map(claim -> new ClaimCheck.Claim(claim.getKey(), claim.getValue()))
                .toList();
        return ask(List.of(new ClaimCheck(inquiry(agreement, identifier), stated, results -> said(results.results()))))
                .getFirst();
    }

    List<Outcome<Delivered>> ask(List<? extends org.zhengyuan.exchange.delivery.Question> questions) {
        return answering.answer(List.copyOf(questions));
    }

    private static Inquiry inquiry(UUID agreement, String identifier) {
        return new Inquiry(CLIENT, new SubjectRef("person", "", identifier), agreement, "loan", "case-1", "operator-1");
    }

    private byte[] written(Answer answer) {
        synchronized (answers) {
            answers.add(answer);
        }
        return said(answer.elements());
    }

    private static byte[] said(Object what) {
        return JsonMapper.shared().writeValueAsBytes(Map.of("said", what.toString()));
    }
}

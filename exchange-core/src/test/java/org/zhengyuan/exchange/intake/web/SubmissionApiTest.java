package org.zhengyuan.exchange.intake.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.zhengyuan.exchange.intake.ReceivingFixture.DATASET;
import static org.zhengyuan.exchange.intake.ReceivingFixture.OTHERS;
import static org.zhengyuan.exchange.intake.ReceivingFixture.POLICE;

import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.servlet.i18n.AcceptHeaderLocaleResolver;
import org.zhengyuan.exchange.access.Actor;
import org.zhengyuan.exchange.access.Role;
import org.zhengyuan.exchange.evidence.AuditQueries;
import org.zhengyuan.exchange.intake.HeldSubmissions;
import org.zhengyuan.exchange.intake.Receiving;
import org.zhengyuan.exchange.intake.ReceivingFixture;
import org.zhengyuan.exchange.intake.RefusedRow;
import org.zhengyuan.exchange.intake.Submission;
import org.zhengyuan.exchange.intake.SubmissionState;
import org.zhengyuan.exchange.intake.disk.DiskSpool;
import org.zhengyuan.exchange.intake.disk.SpoolLimits;
import org.zhengyuan.exchange.intake.format.Dialect;
import org.zhengyuan.exchange.intake.format.Format;
import org.zhengyuan.exchange.problem.Expected;
import org.zhengyuan.exchange.problem.web.ProblemAdvice;
import org.zhengyuan.exchange.problem.web.ProblemAnswers;
import org.zhengyuan.exchange.problem.web.ProblemTexts;
import org.zhengyuan.exchange.problem.web.ProblemWriter;
import org.zhengyuan.exchange.registry.Digests;
import tools.jackson.databind.json.JsonMapper;

class SubmissionApiTest {
    private static final byte[] FILE = "id,name\n1,张三\n".getBytes(UTF_8);
    private static final Actor SYSTEM =
            new Actor("police-system", Actor.Kind.CLIENT, POLICE, Set.of(Role.DEPARTMENT_SYSTEM));
    private static final Actor STEWARD =
            new Actor("police-steward", Actor.Kind.PERSON, POLICE, Set.of(Role.DEPARTMENT_STEWARD));
    private static final Actor STRANGER =
            new Actor("civil-system", Actor.Kind.CLIENT, OTHERS, Set.of(Role.DEPARTMENT_SYSTEM));

    private final HeldSubmissions submissions = new HeldSubmissions();
    private @Nullable Actor actor = SYSTEM;
    private MockMvc api;

    @BeforeEach
    void open(@TempDir Path folder) throws Exception {
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBasenames("i18n/intake", "i18n/rule", "i18n/expected");
        messages.setDefaultEncoding("UTF-8");
        ProblemTexts texts = new ProblemTexts(messages);
        Receiving receiving = new Receiving(
                ReceivingFixture.catalog(),
                new DiskSpool(folder, new SpoolLimits(1 << 20, 0, 200)),
                submissions,
                dataset -> false);
        api = MockMvcBuilders.standaloneSetup(
                        new UploadController(receiving, submissions, () -> Optional.ofNullable(actor), messages),
                        new SubmissionController(
                                submissions,
                                new AuditQueries((kind, actor, object, parties, details) -> UUID.randomUUID()),
                                () -> Optional.ofNullable(actor),
                                messages))
                .setControllerAdvice(new ProblemAdvice(new ProblemAnswers(
                        texts, new ProblemWriter(texts, new AcceptHeaderLocaleResolver(), JsonMapper.shared()))))
                .build();
    }

    private MockHttpServletResponse perform(MockHttpServletRequestBuilder request) throws Exception {
        return api.perform(request.locale(Locale.ENGLISH)).andReturn().getResponse();
    }

    private static MockHttpServletRequestBuilder upload() {
        return post("/api/v1/datasets/" + DATASET + "/submissions")
                .header("Content-Type", "text/csv")
                .content(FILE);
    }

    private Submission submitted() throws Exception {
        assertThat(perform(upload()).getStatus()).isEqualTo(202);
        return submissions.all().getLast();
    }

    private static String answer(MockHttpServletResponse response) throws Exception {
        String content = response.getContentAsString(UTF_8);
        boolean problem = "application/problem+json".equals(response.getContentType());
        return response.getStatus() + " "
                + (problem ? JsonMapper.shared().readTree(content).path("code").asString() : content);
    }

    @Test
    void aFileIsAcceptedAndSaysWhereToLook() throws Exception {
        MockHttpServletResponse response = perform(upload());
        UUID id = submissions.all().getFirst().id();
        assertThat(response.getStatus()).isEqualTo(202);
        assertThat(response.getHeader("Location")).isEqualTo("/api/v1/submissions/" + id);
        assertThat(response.getContentAsString(UTF_8))
                .contains("\"state\":\"received\"")
                .contains("\"received\":0")
                .contains("\"sha256\":\"" + Digests.hex(Digests.sha256().digest(FILE)) + "\"");
    }

    @Test
    void whoPrefersToWaitGetsTheOutcomeOnceThereIsOne() throws Exception {
        Submission first = submitted();
        submissions.move(first.id(), SubmissionState.COMPLETED, null, List.of());
        assertThat(perform(upload().header("Prefer", "wait=0")).getStatus()).isEqualTo(202);
        String key = "once";
        perform(upload().header("Idempotency-Key", key));
        submissions.move(submissions.all().getLast().id(), SubmissionState.COMPLETED, null, List.of());
        MockHttpServletResponse again =
                perform(upload().header("Idempotency-Key", key).header("Prefer", "respond-async, wait=30"));
        assertThat(again.getStatus()).isEqualTo(200);
        assertThat(again.getHeader("Preference-Applied")).isEqualTo("wait=30");
        assertThat(again.getContentAsString(UTF_8)).contains("\"state\":\"completed\"");
    }

    @Test
    void whatAnUploadSaysIsChecked() throws Exception {
        assertThat(answer(perform(upload().header("Content-Encoding", "br"))))
                .isEqualTo("415 submission.content-encoding");
        assertThat(answer(perform(post("/api/v1/datasets/" + DATASET + "/submissions")
                        .header("Content-Type", "application/pdf")
                        .content(FILE))))
                .isEqualTo("415 submission.media-type");
        assertThat(answer(perform(upload().param("mode", "some")))).isEqualTo("400 submission.parameter");
        assertThat(answer(perform(upload().param("mode", "full").header("X-Row-Count", "-1"))))
                .isEqualTo("400 submission.parameter");
        assertThat(answer(perform(upload().header("Idempotency-Key", "a b")))).isEqualTo("400 submission.parameter");
        assertThat(answer(perform(upload().header("Content-Digest", "sha-256=:AAAA:"))))
                .isEqualTo("400 submission.parameter");
        String wrong = Base64.getEncoder().encodeToString(new byte[32]);
        assertThat(answer(perform(upload().header("Content-Digest", "sha-256=:" + wrong + ":"))))
                .isEqualTo("422 submission.digest-mismatch");
        String right = Base64.getEncoder().encodeToString(Digests.sha256().digest(FILE));
        assertThat(perform(upload().header("Content-Digest", "sha-512=:AAAA:, sha-256=:" + right + ":"))
                        .getStatus())
                .isEqualTo(202);
        assertThat(perform(upload().header("Digest", "SHA-256=" + right)).getStatus())
                .isEqualTo(202);
        assertThat(submissions.all()).hasSize(2);
    }

    @Test
    void anotherDepartmentCannotDeliverSeeOrApprove() throws Exception {
        Submission submission = submitted();
        submissions.move(submission.id(), SubmissionState.WAITING, null, List.of());
        actor = STRANGER;
        String path = "/api/v1/submissions/" + submission.id();
        assertThat(answer(perform(upload()))).isEqualTo("403 dataset.not-yours");
        assertThat(answer(perform(get(path)))).isEqualTo("404 submission.not-found");
        assertThat(answer(perform(get(path + "/refusals")))).isEqualTo("404 submission.not-found");
        assertThat(answer(perform(approval(path, true)))).isEqualTo("404 submission.not-found");
        assertThat(answer(perform(get("/api/v1/submissions")))).isEqualTo("200 {\"items\":[],\"next\":null}");
        actor = null;
        assertThat(answer(perform(upload()))).isEqualTo("403 dataset.not-yours");
        actor = new Actor("clerk", Actor.Kind.PERSON, POLICE, Set.of(Role.CLERK));
        assertThat(answer(perform(get(path)))).isEqualTo("404 submission.not-found");
    }

    @Test
    void anAuditorSeesTheCourseAndNoRows() throws Exception {
        Submission submission = submitted();
        actor = new Actor("auditor", Actor.Kind.PERSON, null, Set.of(Role.AUDITOR));
        String path = "/api/v1/submissions/" + submission.id();
        assertThat(perform(get(path)).getStatus()).isEqualTo(200);
        assertThat(perform(get("/api/v1/submissions")).getContentAsString(UTF_8))
                .contains(submission.id().toString());
        assertThat(perform(get(path + "/refusals")).getStatus()).isEqualTo(404);
    }

    private static MockHttpServletRequestBuilder approval(String path, boolean endAbsent) {
        return post(path + "/approval")
                .header("Content-Type", "application/json")
                .content("{\"endAbsent\":" + endAbsent + "}");
    }

    @Test
    void aStewardDecidesOnAWaitingDelivery() throws Exception {
        Submission submission = submitted();
        String path = "/api/v1/submissions/" + submission.id();
        assertThat(answer(perform(approval(path, true)))).isEqualTo("403 submission.steward-only");
        actor = STEWARD;
        assertThat(answer(perform(approval(path, true)))).isEqualTo("409 submission.not-waiting");
        submissions.move(submission.id(), SubmissionState.WAITING, null, List.of());
        assertThat(answer(perform(post(path + "/approval")
                        .header("Content-Type", "application/json")
                        .content("{}"))))
                .isEqualTo("400 submission.parameter");
        assertThat(perform(approval(path, true)).getStatus()).isEqualTo(200);
        assertThat(submissions.find(submission.id()).orElseThrow().state()).isEqualTo(SubmissionState.PROCESSING);
    }

    @Test
    void refusedRowsAreHadAsPagesAndAsTheFileTheyCameIn() throws Exception {
        Submission submission = submitted();
        Dialect dialect = new Dialect(Format.CSV, "GB18030", false, ';', "");
        submissions.move(submission.id(), SubmissionState.COMPLETED, dialect, List.of("id", "姓名"));
        submissions.refuse(new RefusedRow(
                3,
                List.of(new RefusedRow.Reason("value.check-digit", "id", Expected.of("check-character", "GB 11643"))),
                List.of("11", "=1+1", "extra")));
        String path = "/api/v1/submissions/" + submission.id() + "/refusals";
        assertThat(perform(get(path)).getContentAsString(UTF_8))
                .isEqualTo("{\"items\":[{\"row\":3,\"reasons\":[{\"code\":\"value.check-digit\","
                        + "\"text\":\"The check character does not match\",\"field\":\"id\",\"expected\":\"a matching check character (GB 11643)\"}],"
                        + "\"cells\":{\"id\":\"11\",\"姓名\":\"=1+1\"},\"further\":[\"extra\"]}],\"next\":null}");
        MockHttpServletResponse file = perform(get(path).header("Accept", "text/csv"));
        assertThat(file.getContentType()).isEqualTo("text/csv;charset=GB18030");
        assertThat(new String(file.getContentAsByteArray(), "GB18030"))
                .isEqualTo(
                        "refusal.row;refusal.code;refusal.text;id;姓名\r\n"
                                + "3;value.check-digit;id: The check character does not match – Expected: a matching check character (GB 11643);11;'=1+1;extra\r\n");
        assertThat(perform(get(path).header("Accept", "text/html, */*;q=0.1")).getContentType())
                .contains("json");
        assertThat(answer(perform(get(path).header("Accept", "image/png")))).isEqualTo("406 not-acceptable");
        assertThat(perform(get(path).param("as", "file")).getContentType()).startsWith("text/csv");
    }
}

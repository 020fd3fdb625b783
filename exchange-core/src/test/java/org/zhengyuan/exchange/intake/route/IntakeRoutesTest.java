package org.zhengyuan.exchange.intake.route;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.zhengyuan.exchange.intake.ReceivingFixture.DATASET;
import static org.zhengyuan.exchange.intake.ReceivingFixture.POLICE;
import static org.zhengyuan.exchange.intake.ReceivingFixture.upload;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.zhengyuan.exchange.intake.Delivery;
import org.zhengyuan.exchange.intake.HeldSubmissions;
import org.zhengyuan.exchange.intake.Receiving;
import org.zhengyuan.exchange.intake.ReceivingFixture;
import org.zhengyuan.exchange.intake.Submission;
import org.zhengyuan.exchange.intake.SubmissionState;
import org.zhengyuan.exchange.intake.Upload.Wish;
import org.zhengyuan.exchange.intake.disk.DiskSpool;
import org.zhengyuan.exchange.intake.disk.SpoolLimits;
import org.zhengyuan.exchange.intake.format.Format;
import org.zhengyuan.exchange.registry.Digests;

class IntakeRoutesTest {
    private static final String FILE = "id,name\n1,张三\n";

    private final HeldSubmissions submissions = new HeldSubmissions();
    private DefaultCamelContext camel;
    private Path root;
    private Path inbox;
    private Receiving receiving;

    @BeforeEach
    void open(@TempDir Path temporary) throws Exception {
        root = temporary;
        inbox = Files.createDirectories(root.resolve("inbox"));
        receiving = new Receiving(
                ReceivingFixture.catalog(),
                new DiskSpool(root.resolve("spool"), new SpoolLimits(1 << 20, 0, 200)),
                submissions,
                dataset -> false);
        camel = start();
    }

    private static ResourceBundleMessageSource messages() {
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBasenames("i18n/intake", "i18n/expected");
        messages.setDefaultEncoding("UTF-8");
        return messages;
    }

    private IntakeSources sources() {
        return new IntakeSources(
                List.of(new IntakeSources.Folder("police", DATASET, POLICE, inbox, true, null, Duration.ofMillis(50))));
    }

    private DefaultCamelContext start() throws Exception {
        IntakeSources sources = sources();
        DefaultCamelContext context = new DefaultCamelContext();
        context.getRegistry().bind(RoutedReception.DESK, new ReceptionDesk(receiving));
        context.getRegistry().bind("watchedFolders", new WatchedFolders(sources, receiving, messages()));
        context.getRegistry().bind("intakeFailures", new IntakeFailures());
        context.addRoutesConfigurations(new IntakeErrors());
        context.addRoutes(new IntakeRoutes());
        context.start();
        IntakeReception.add(context, sources);
        return context;
    }

    @AfterEach
    void stop() {
        camel.stop();
    }

    private List<String> files(String place) {
        try (Stream<Path> all = Files.list(inbox.resolve(place))) {
            return all.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private void drop(String name, byte[] content) throws IOException {
        Path part = Files.write(root.resolve(name + ".part"), content);
        Files.move(part, inbox.resolve(name));
    }

    @Test
    void aFileInTheFolderBecomesASubmissionAndIsArchived() throws Exception {
        drop("residents.csv", FILE.getBytes(UTF_8));
        await().untilAsserted(() -> assertThat(files("archive")).hasSize(1));
        Submission submission = submissions.all().getFirst();
        assertThat(submission.source()).isEqualTo("folder:police");
        assertThat(submission.department()).isEqualTo(POLICE);
        assertThat(submission.format()).isEqualTo(Format.CSV);
        assertThat(files("archive")).containsExactly(submission.id() + "-residents.csv");
        await().untilAsserted(() -> assertThat(files(".")).isEmpty()); // Camel takes its lock away after the move
        assertThat(files(".taken")).isEmpty();
    }

    @Test
    void aPackedFileIsUnpacked() throws Exception {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            out.write(FILE.getBytes(UTF_8));
        }
        drop("residents.csv.gz", packed.toByteArray());
        await().untilAsserted(() -> assertThat(files("archive")).hasSize(1));
        assertThat(submissions.all().getFirst().byteSize()).isEqualTo(FILE.getBytes(UTF_8).length);
    }

    @Test
    void aLaterFileOfTheSameBytesIsADeliveryOfItsOwn() throws Exception {
        for (String day : List.of(FILE, FILE + "2,李四\n", FILE)) {
            int before = submissions.all().size();
            drop("residents.csv", day.getBytes(UTF_8));
            await().untilAsserted(() -> assertThat(files("archive")).hasSize(before + 1));
        }
        assertThat(submissions.all()).hasSize(3);
        assertThat(submissions.all().getLast().digest())
                .isEqualTo(submissions.all().getFirst().digest());
    }

    @Test
    void aFileThatSomebodyPutsBackFromTheArchiveIsDeliveredAgain() throws Exception {
        drop("residents.csv", FILE.getBytes(UTF_8));
        await().untilAsserted(() -> assertThat(files(".deliveries")).isEmpty());
        await().untilAsserted(() -> assertThat(files("archive")).hasSize(1));
        Files.move(inbox.resolve("archive").resolve(files("archive").getFirst()), inbox.resolve("residents.csv"));
        await().untilAsserted(() -> assertThat(submissions.all()).hasSize(2));
    }

    @Test
    void aManifestBesideAFileIsReadAndGoesWithIt() throws Exception {
        String digest = HexFormat.of().formatHex(Digests.sha256().digest(FILE.getBytes(UTF_8)));
        drop("residents.csv.manifest", ("rows: 1\nsha-256: " + digest + "\n").getBytes(UTF_8));
        drop("residents.csv", FILE.getBytes(UTF_8));
        await().untilAsserted(() -> assertThat(files("archive")).hasSize(2));
        Submission submission = submissions.all().getFirst();
        assertThat(submission.delivery()).isEqualTo(new Delivery.Full("350100", 1L, true));
        assertThat(files("archive"))
                .containsExactly(submission.id() + "-residents.csv", submission.id() + "-residents.csv.manifest");
        await().untilAsserted(() -> assertThat(files(".")).isEmpty()); // Camel takes its lock away after the move
    }

    @Test
    void aFileThatIsNotWhatItsManifestSaysIsPutAside() throws Exception {
        drop("a.csv.manifest", ("sha-256: " + "0".repeat(64)).getBytes(UTF_8));
        drop("a.csv", FILE.getBytes(UTF_8));
        await().untilAsserted(() -> assertThat(files("failed")).hasSize(3));
        drop("b.csv.manifest", "rows: many".getBytes(UTF_8));
        drop("b.csv", FILE.getBytes(UTF_8));
        await().untilAsserted(() -> assertThat(files("failed")).hasSize(6));
        assertThat(problems()).contains("\"submission.digest-mismatch\"", "\"submission.manifest\"", "至少一行");
        assertThat(submissions.all()).isEmpty();
        await().untilAsserted(() -> assertThat(files(".")).isEmpty()); // Camel takes its lock away after the move
    }

    private String problems() throws IOException {
        StringBuilder problems = new StringBuilder();
        for (String name : files("failed")) {
            problems.append(
                    name.endsWith(".problem.json")
                            ? Files.readString(inbox.resolve("failed").resolve(name))
                            : "");
        }
        return problems.toString();
    }

    @Test
    void aFileThatIsStillBeingWrittenIsLeftAlone() throws Exception {
        Files.writeString(inbox.resolve("half.csv.part"), "id,na");
        drop("whole.csv", FILE.getBytes(UTF_8));
        await().untilAsserted(() -> assertThat(files("archive")).hasSize(1));
        assertThat(files(".")).containsExactly("half.csv.part");
    }

    @Test
    void aRefusedFileIsPutAsideWithItsProblem() throws Exception {
        drop("residents.docx", FILE.getBytes(UTF_8));
        await().untilAsserted(() -> assertThat(files("failed")).hasSize(2));
        String problem =
                Files.readString(inbox.resolve("failed").resolve(files("failed").getLast()));
        assertThat(files("failed").getLast()).endsWith("-residents.docx.problem.json");
        assertThat(problem).contains("\"submission.media-type\"").contains("不支持的文件格式");
        assertThat(submissions.all()).isEmpty();
    }

    @Test
    void whileTheDatabaseIsGoneTheFileGoesBackAndIsTakenLater() throws Exception {
        submissions.failing(true);
        drop("residents.csv", FILE.getBytes(UTF_8));
        await().until(() -> submissions.failures() > 2);
        assertThat(root.resolve("spool/files").toFile().list()).isEmpty();
        assertThat(files("failed")).isEmpty();
        assertThat(files("archive")).isEmpty();
        submissions.failing(false);
        await().untilAsserted(() -> assertThat(files("archive")).hasSize(1));
        assertThat(submissions.all()).hasSize(1);
    }

    @Test
    void whatADeadProcessHadReceivedAndNotArchivedIsArchivedAndNotDeliveredAgain() throws Exception {
        drop("before.csv", FILE.getBytes(UTF_8));
        await().untilAsserted(() -> assertThat(files("archive")).hasSize(1));
        camel.stop();
        String archived = files("archive").getFirst();
        Files.move(inbox.resolve("archive").resolve(archived), inbox.resolve(".taken/before.csv"));
        Files.writeString(
                inbox.resolve(".deliveries/before.csv"),
                submissions.received().getFirst().idempotencyKey());
        camel = start();
        await().untilAsserted(() -> assertThat(files("archive")).containsExactly(archived));
        await().untilAsserted(() -> assertThat(files(".deliveries")).isEmpty());
        assertThat(submissions.all()).hasSize(1);
    }

    @Test
    void whatADeadProcessHadTakenOverAndNotReceivedIsTakenAgain() throws Exception {
        camel.stop();
        Files.writeString(inbox.resolve(".taken/fresh.csv"), FILE);
        camel = start();
        await().untilAsserted(() -> assertThat(files("archive")).hasSize(1));
        assertThat(submissions.all()).hasSize(1);
    }

    @Test
    void aRecordLeftByADeliveryThatWasOverDoesNotKeepTheNextFileOut() throws Exception {
        drop("residents.csv", FILE.getBytes(UTF_8));
        await().untilAsserted(() -> assertThat(files("archive")).hasSize(1));
        camel.stop();
        Files.writeString(
                inbox.resolve(".deliveries/residents.csv"),
                submissions.received().getFirst().idempotencyKey());
        drop("residents.csv", FILE.getBytes(UTF_8));
        camel = start();
        await().untilAsserted(() -> assertThat(files("archive")).hasSize(2));
        assertThat(submissions.all()).hasSize(2);
    }

    @Test
    void aSubmissionWhoseCommitWasNotAnsweredIsNotMadeTwice() throws Exception {
        submissions.loseNextAnswer();
        drop("residents.csv", FILE.getBytes(UTF_8));
        await().until(() -> submissions.failures() > 3);
        submissions.failing(false);
        await().untilAsserted(() -> assertThat(files("archive")).hasSize(1));
        assertThat(submissions.all()).hasSize(1);
    }

    @Test
    void besideAFileThatIsRefusedAsAWholeLiesWhy() throws Exception {
        drop("residents.csv", FILE.getBytes(UTF_8));
        await().untilAsserted(() -> assertThat(files("archive")).hasSize(1));
        Submission submission = submissions.all().getFirst();
        RefusedInArchive notes = new RefusedInArchive(sources(), submissions, messages(), Clock.systemUTC());
        notes.look();
        assertThat(files("archive")).hasSize(1);
        submissions.move(submission.id(), SubmissionState.REFUSED, null, List.of());
        notes.look();
        String name = submission.id() + "-residents.csv";
        assertThat(files("archive")).containsExactly(name, name + ".problem.json");
        assertThat(Files.readString(inbox.resolve("archive").resolve(name + ".problem.json")))
                .contains("\"file.truncated\"", "文件", "\"row\" : 7");
    }

    @Test
    void anUploadPassesThroughItsRoute() throws Exception {
        RoutedReception reception = new RoutedReception(camel.createProducerTemplate());
        Submission submission = reception
                .receive(upload(POLICE, null, Wish.DELTA, List.of()), new ByteArrayInputStream(FILE.getBytes(UTF_8)))
                .orProblem()
                .submission();
        assertThat(submissions.all()).extracting(Submission::id).containsExactly(submission.id());
    }

    @Test
    void everyRouteAndNodeHasAnId() {
        assertThat(camel.getRoutes())
                .extracting(route -> route.getRouteId())
                .containsExactlyInAnyOrder("intake.upload.http", "intake.folder.police");
        assertThat(camel.getRouteTemplateDefinitions())
                .flatExtracting(template -> template.getRoute().getOutputs())
                .allMatch(node -> node.hasCustomIdAssigned());
    }
}

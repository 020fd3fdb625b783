package org.zhengyuan.benchmarks.intake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.zhengyuan.benchmarks.Server;
import org.zhengyuan.exchange.catalog.CatalogChanges;
import org.zhengyuan.exchange.intake.Delivery;
import org.zhengyuan.exchange.intake.NewSubmission;
import org.zhengyuan.exchange.intake.SpooledFiles;
import org.zhengyuan.exchange.intake.Submission;
import org.zhengyuan.exchange.intake.SubmissionState;
import org.zhengyuan.exchange.intake.Submissions;
import org.zhengyuan.exchange.intake.format.Format;
import org.zhengyuan.exchange.registry.Digests;

/** Hands a file to the running server and waits until every row of it has its outcome. */
final class EnterpriseDelivery {
    private final Submissions submissions;
    private final SpooledFiles files;

    EnterpriseDelivery(Server server) {
        EnterpriseCatalog.publish(server.bean(CatalogChanges.class));
        this.submissions = server.bean(Submissions.class);
        this.files = server.bean(SpooledFiles.class);
    }

    Submission deliver(Path csv) throws IOException, InterruptedException {
        UUID id = UUID.randomUUID();
        Path spooled = files.file(id);
        Files.createDirectories(spooled.getParent());
        Files.copy(csv, spooled);
        submissions.receive(new NewSubmission(
                id,
                EnterpriseCatalog.DATASET,
                EnterpriseCatalog.DEPARTMENT,
                "http",
                "benchmark",
                null,
                new Delivery.Delta(),
                Format.CSV,
                "UTF-8",
                "enterprises.csv",
                Files.size(csv),
                Digests.sha256().digest(id.toString().getBytes(java.nio.charset.StandardCharsets.US_ASCII))));
        Submission submission = submissions.find(id).orElseThrow();
        while (!submission.state().isFinal()) {
            TimeUnit.MILLISECONDS.sleep(10);
            submission = submissions.find(id).orElseThrow();
        }
        if (submission.state() != SubmissionState.COMPLETED
                || submission.counts().refused() > 0) {
            throw new IllegalStateException("the delivery ended as " + submission.state() + " " + submission.problem()
                    + " " + submission.counts() + " " + submissions.refusals(id, 0, 3));
        }
        Files.delete(spooled);
        return submission;
    }
}

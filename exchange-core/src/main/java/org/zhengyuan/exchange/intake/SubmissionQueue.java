package org.zhengyuan.exchange.intake;

import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.zhengyuan.exchange.catalog.Catalog;
import org.zhengyuan.exchange.catalog.Department;
import org.zhengyuan.exchange.catalog.PublishedDataset;
import org.zhengyuan.exchange.intake.Submission.FileProblem;
import org.zhengyuan.exchange.intake.WorkQueue.LostClaimException;
import org.zhengyuan.exchange.intake.WorkQueue.SubjectsChangedException;
import org.zhengyuan.exchange.registry.StandingRecords;
import org.zhengyuan.exchange.registry.Subjects;
import org.zhengyuan.exchange.responsibility.ResponsibilityList;

/** Takes submissions off the durable queue, one dataset's in order of arrival, and works on them. */
public final class SubmissionQueue {
    private static final Logger LOG = LoggerFactory.getLogger(SubmissionQueue.class);
    private static final ZoneId LEGAL_TIME = ZoneId.of("Asia/Shanghai");

    private final WorkQueue queue;
    private final Catalog catalog;
    private final ResponsibilityList responsibilities;
    private final StandingRecords standing;
    private final Subjects subjects;
    private final SpooledFiles files;
    private final ExecutorService loaders;
    private final IntakeSettings settings;

    public SubmissionQueue(
            WorkQueue queue,
            Catalog catalog,
            ResponsibilityList responsibilities,
            StandingRecords standing,
            Subjects subjects,
            SpooledFiles files,
            ExecutorService loaders,
            IntakeSettings settings) {
        this.queue = queue;
        this.catalog = catalog;
        this.responsibilities = responsibilities;
        this.standing = standing;
        this.subjects = subjects;
        this.files = files;
        this.loaders = loaders;
        this.settings = settings;
    }

    /**
     * Works on one submission if there is one to work on.
     *
     * @return true where one was worked on
     * @throws RuntimeException the work was broken off (database gone, disk gone); the submission stays in the queue
     */
    public boolean workOne() throws InterruptedException, IOException {
        Optional<Claim> next = queue.claim();
        if (next.isEmpty()) {
            return false;
        }
        try (Claim claim = next.get()) {
            work(claim);
        } catch (LostClaimException | SubjectsChangedException e) {
            LOG.info("{}", e.getMessage());
        }
        return true;
    }

    private void work(Claim claim) throws InterruptedException, IOException {
        Submission submission = claim.submission();
        Catalog.Snapshot current = catalog.current();
        Optional<PublishedDataset> dataset = current.dataset(submission.dataset());
        Optional<Department> department = current.department(submission.department());
        if (dataset.isEmpty() || department.isEmpty()) {
            FileProblem problem = new FileProblem("dataset.withdrawn", 0, "");
            queue.finish(claim, SubmissionState.REFUSED, problem, 0);
            return;
        }
        AdmissionPlan plan = AdmissionPlan.of(
                dataset.get(),
                current,
                responsibilities.current(),
                department.get(),
                submission.delivery(),
                LocalDate.ofInstant(submission.receivedAt(), LEGAL_TIME));
        SubmissionRun run = new SubmissionRun(
                claim,
                plan,
                queue,
                standing,
                subjects.sameSubject(plan.dataset().definition().subjectKey().identifierType()),
                new SubmissionFile(submission, files),
                loaders,
                settings.loaders(),
                settings.endedShareLimit());
        if (submission.approvedBy() == null) {
            run.work();
        } else {
            run.endListed();
        }
        LOG.info("submission {} of {} is worked off", submission.id(), submission.dataset());
    }
}

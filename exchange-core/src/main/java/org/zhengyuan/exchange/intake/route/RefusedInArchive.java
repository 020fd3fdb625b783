package org.zhengyuan.exchange.intake.route;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.MessageSource;
import org.springframework.scheduling.annotation.Scheduled;
import org.zhengyuan.exchange.intake.Submission;
import org.zhengyuan.exchange.intake.Submissions;
import tools.jackson.databind.json.JsonMapper;

/**
 * A file of a watched folder lies in the archive before its rows are read. Where it is then refused as a whole, this writes beside it why, for
 * people who see the folder and not the exchange.
 */
public final class RefusedInArchive {
    private static final Logger LOG = LoggerFactory.getLogger(RefusedInArchive.class);
    private static final JsonMapper JSON = JsonMapper.shared();

    /** How far back is looked at start: a process that was down longer left no folder watched. */
    private static final Duration AT_START = Duration.ofDays(30);

    /** A file may be refused just before it lies in its place. */
    private static final Duration OVERLAP = Duration.ofMinutes(1);

    private final IntakeSources sources;
    private final Submissions submissions;
    private final MessageSource messages;
    private final Clock clock;
    private Instant since;

    RefusedInArchive(IntakeSources sources, Submissions submissions, MessageSource messages, Clock clock) {
        this.sources = sources;
        this.submissions = submissions;
        this.messages = messages;
        this.clock = clock;
        this.since = clock.instant().minus(AT_START);
    }

    /** Looks for files that were refused since the last look. */
    @Scheduled(initialDelay = 5, fixedDelay = 5, timeUnit = TimeUnit.SECONDS)
    void look() {
        Instant now = clock.instant();
        try {
            for (IntakeSources.Folder folder : sources.folders()) {
                for (Submission refused : submissions.refusedSince(folder.source(), since)) {
                    explain(new WatchedFolder(folder.path()), refused);
                }
            }
            since = now.minus(OVERLAP);
        } catch (IOException | RuntimeException e) {
            LOG.warn(
                    "why a file was refused could not be written: {}",
                    e.getClass().getName());
        }
    }

    private void explain(WatchedFolder folder, Submission refused) throws IOException {
        Path archived = folder.archived(refused.id(), Path.of(refused.fileName()));
        Submission.FileProblem problem = refused.problem();
        if (problem != null && Files.exists(archived) && !WatchedFolder.isExplained(archived)) {
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("code", problem.code());
            document.put("title", messages.getMessage(problem.code(), null, problem.code(), Locale.CHINESE));
            document.put("title.en", messages.getMessage(problem.code(), null, problem.code(), Locale.ENGLISH));
            document.put("row", problem.row());
            document.put("detail", problem.detail());
            document.put("submission", refused.id().toString());
            WatchedFolder.explain(
                    archived, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(document));
        }
    }
}

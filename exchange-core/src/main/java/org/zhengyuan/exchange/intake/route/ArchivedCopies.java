package org.zhengyuan.exchange.intake.route;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import org.zhengyuan.exchange.intake.DeliveredCopies;
import org.zhengyuan.exchange.intake.Submission;
import org.zhengyuan.exchange.intake.Submissions;

/** Files of watched folders in the archives of these. Of a folder that is watched no more, nobody knows here where it lies. */
final class ArchivedCopies implements DeliveredCopies {
    private final IntakeSources sources;
    private final Submissions submissions;

    ArchivedCopies(IntakeSources sources, Submissions submissions) {
        this.sources = sources;
        this.submissions = submissions;
    }

    @Override
    public void remove(UUID id) throws IOException {
        Optional<Submission> submission = submissions.find(id);
        if (submission.isPresent()) {
            for (IntakeSources.Folder folder : sources.folders()) {
                if (folder.source().equals(submission.get().source())) {
                    Path file = Path.of(submission.get().fileName());
                    new WatchedFolder(folder.path()).removeArchived(id, file);
                }
            }
        }
    }
}

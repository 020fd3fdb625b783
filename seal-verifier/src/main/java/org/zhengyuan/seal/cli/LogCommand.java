package org.zhengyuan.seal.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.zhengyuan.seal.log.LogAudit;
import org.zhengyuan.seal.log.LogCopies;
import org.zhengyuan.seal.log.LogReader;
import org.zhengyuan.seal.proof.Trust;
import org.zhengyuan.seal.report.Report;
import org.zhengyuan.seal.report.Wording;

/** {@code verify log OLD NEW}. */
final class LogCommand {
    private static final String CHECKPOINT = "/checkpoint";
    private static final long STEP = 1 << 20;

    private final @Nullable PrintStream progress;

    LogCommand(@Nullable PrintStream progress) {
        this.progress = progress;
    }

    Report run(List<String> words) throws UsageException, IOException {
        Arguments arguments =
                Arguments.parse(words, Set.of("--trust", "--tiles", "--old-tiles"), Set.of("--tiles-only"));
        List<String> checkpoints = arguments.words(2);
        Trust trust = Inputs.trust(arguments);
        String older = arguments.option("--old-tiles").orElse(null);
        LogCopies copies = new LogCopies(
                current(arguments, checkpoints.get(1)),
                older == null ? null : Inputs.log(older),
                !arguments.has("--tiles-only"));
        byte[] then = Inputs.checkpoint(checkpoints.get(0));
        byte[] now = Inputs.checkpoint(checkpoints.get(1));
        return LogAudit.compare(then, now, trust, copies, this::seen);
    }

    /** Where the new checkpoint has a web address, the tiles lie beside it. */
    private static @Nullable LogReader current(Arguments arguments, String newer) throws UsageException {
        String tiles = arguments.option("--tiles").orElse(null);
        if (tiles != null) {
            return Inputs.log(tiles);
        }
        return Inputs.isAddress(newer) && newer.endsWith(CHECKPOINT)
                ? Inputs.log(newer.substring(0, newer.length() - CHECKPOINT.length()))
                : null;
    }

    private void seen(long leaves) {
        if (progress != null && leaves % STEP == 0) {
            progress.println(Wording.of("log.progress", leaves).line());
        }
    }
}

package org.zhengyuan.exchange.intake.route;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.zhengyuan.exchange.intake.DeliveredCopies;
import org.zhengyuan.exchange.intake.Submissions;

/** A watched folder, wired by hand as the application wires it. */
public final class IntakeFolders {
    /** Source of what is put into it. */
    public static final String SOURCE = "folder:police";

    private IntakeFolders() {}

    public static DeliveredCopies copies(Path folder, Submissions submissions) {
        return new ArchivedCopies(
                new IntakeSources(List.of(new IntakeSources.Folder(
                        "police", "police.residents", "", folder, false, null, Duration.ofSeconds(1)))),
                submissions);
    }
}

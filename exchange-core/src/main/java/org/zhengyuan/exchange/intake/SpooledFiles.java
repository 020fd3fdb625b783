package org.zhengyuan.exchange.intake;

import java.nio.file.Path;
import java.util.UUID;

/** Where the files of submissions lie. */
public interface SpooledFiles {
    /** The file of a submission, whole and as it was delivered (decompressed). */
    Path file(UUID submission);

    /** A folder for working files that may be lost at any time. */
    Path scratch();
}

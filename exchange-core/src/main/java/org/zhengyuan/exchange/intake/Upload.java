package org.zhengyuan.exchange.intake;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zhengyuan.exchange.intake.format.DeclaredFormat;

/**
 * What a sender says about a file it hands over.
 *
 * @param department USCC of the department that delivers
 * @param source {@code http}, {@code folder:NAME}
 * @param wish delta or full
 * @param gzip the content is packed; the file is what unpacks
 * @param declaredDigests SHA-256 digests the sender declared, of the content as sent or of the file
 */
public record Upload(
        String dataset,
        String department,
        String source,
        String submittedBy,
        @Nullable String idempotencyKey,
        Wish wish,
        DeclaredFormat format,
        String fileName,
        boolean gzip,
        List<byte[]> declaredDigests) {
    /**
     * Whether the file is everything the source holds.
     *
     * @param division of a full delivery; null = the dataset's fixed division, else the department's jurisdiction
     * @param declaredRows the manifest's row count
     */
    public record Wish(boolean full, @Nullable String division, @Nullable Long declaredRows) {
        public static final Wish DELTA = new Wish(false, null, null);
    }

    public Upload {
        requireNonNull(wish, "wish is null");
        declaredDigests = List.copyOf(declaredDigests);
    }
}

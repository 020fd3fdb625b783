package org.zhengyuan.exchange.intake;

import org.jspecify.annotations.Nullable;

/** What a submission claims to be. */
public sealed interface Delivery {
    /** Some rows: what is absent stays as it is. */
    record Delta() implements Delivery {}

    /**
     * Everything the source holds within a division: what is absent has ended, if the manifest proves that the file is whole.
     *
     * @param scope division code
     * @param declaredRows the manifest's row count; null where the manifest is the digest
     * @param digestDeclared the sender declared the file's digest, and it was found to match when the file arrived
     */
    record Full(String scope, @Nullable Long declaredRows, boolean digestDeclared) implements Delivery {
        /** True where the sender gave something by which a cut-off file would be noticed. */
        public boolean hasManifest() {
            return declaredRows != null || digestDeclared;
        }
    }

    /** Name in the API and in the database. */
    default String label() {
        return this instanceof Full ? "full" : "delta";
    }
}

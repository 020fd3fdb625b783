package org.zhengyuan.exchange.intake;

/** The life of a submission. */
public enum SubmissionState {
    /** Stored durably, waiting for its turn. */
    RECEIVED,
    PROCESSING,
    /** A full delivery whose rows are admitted and whose absent records a steward must agree to end, or not. */
    WAITING,
    /** Every row has its outcome. */
    COMPLETED,
    /** The file as a whole could not be taken; no row of it was. */
    REFUSED;

    /** Name in the API and in the database. */
    public String label() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    public boolean isFinal() {
        return this == COMPLETED || this == REFUSED;
    }
}

package org.zhengyuan.exchange.intake;

import org.zhengyuan.exchange.problem.Refusal;

/** Why a file is not taken, or a submission not shown or not approved. What is wrong inside a file is the submission's outcome instead. */
public enum IntakeRefusal implements Refusal {
    DATASET_UNKNOWN("dataset.not-found", 404),
    /** The dataset belongs to another department, or the actor has no role to submit. */
    DATASET_NOT_YOURS("dataset.not-yours", 403),
    /** There is no such submission of the actor's department. */
    NOT_FOUND("submission.not-found", 404),
    /** {@code expected}: the media types that are read. */
    MEDIA_TYPE("submission.media-type", 415),
    CONTENT_ENCODING("submission.content-encoding", 415),
    /** A header or parameter cannot be read; {@code field}, {@code expected}. */
    PARAMETER("submission.parameter", 400),
    /** The division of a full delivery lies outside the department's jurisdiction. */
    SCOPE("submission.scope", 422),
    TOO_LARGE("submission.too-large", 413),
    INFLATES_TOO_MUCH("submission.inflates-too-much", 413),
    /** The content says it is gzip and is not, or breaks off. */
    NOT_GZIP("submission.not-gzip", 422),
    /** The sender's connection ended before the file did. */
    BROKEN_OFF("submission.broken-off", 400),
    DIGEST_MISMATCH("submission.digest-mismatch", 422),
    /** The manifest beside a file of a watched folder cannot be read; {@code expected}. */
    MANIFEST("submission.manifest", 422),
    STORAGE_FULL("submission.storage-full", 507),
    KEY_REUSED("submission.key-reused", 409),
    /** The refused rows were kept long enough and are gone; {@code removedAt}. */
    REFUSALS_REMOVED("submission.refusals-removed", 410),
    NOT_WAITING("submission.not-waiting", 409),
    /** Only a steward, a person, approves. */
    STEWARD_ONLY("submission.steward-only", 403);

    private final String code;
    private final int status;

    IntakeRefusal(String code, int status) {
        this.code = code;
        this.status = status;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public int status() {
        return status;
    }
}

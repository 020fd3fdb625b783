package org.zhengyuan.exchange.intake;

/** Whoever tells others of the course of submissions. Told in the transaction of each step, so that what is written is true or gone. */
public interface SubmissionFollower {
    /** The first worker has begun with it. */
    void begun(Submission submission);

    /** It has its final state and counts. */
    void ended(Submission submission);
}

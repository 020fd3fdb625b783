package org.zhengyuan.exchange.intake;

import org.zhengyuan.exchange.access.Actor;
import org.zhengyuan.exchange.access.Role;

/** What an actor may do with submissions. */
public final class SubmissionRights {
    private SubmissionRights() {}

    /** Systems and stewards of a department hand in for it. Whose dataset it is, is another question. */
    public static boolean mayDeliver(Actor actor) {
        return actor.department() != null && isOfDepartment(actor);
    }

    /** A department sees its own; auditors and the steward of the exchange see every submission's course. */
    public static boolean maySee(Actor actor, Submission submission) {
        return seesAll(actor) || maySeeRows(actor, submission);
    }

    public static boolean seesAll(Actor actor) {
        return actor.has(Role.AUDITOR) || actor.has(Role.EXCHANGE_STEWARD);
    }

    /** Refused rows hold people's data: the department's own people and systems only. */
    public static boolean maySeeRows(Actor actor, Submission submission) {
        return actor.actsFor(submission.department()) && isOfDepartment(actor);
    }

    /** A person decides whether records end: a steward of the department or of the exchange. */
    public static boolean mayApprove(Actor actor, Submission submission) {
        boolean own = actor.actsFor(submission.department()) && actor.has(Role.DEPARTMENT_STEWARD);
        return actor.kind() == Actor.Kind.PERSON && (own || actor.has(Role.EXCHANGE_STEWARD));
    }

    private static boolean isOfDepartment(Actor actor) {
        return actor.has(Role.DEPARTMENT_SYSTEM) || actor.has(Role.DEPARTMENT_STEWARD);
    }
}

package org.zhengyuan.exchange.access;

/** What an actor may do. Roles never widen an actor's department. */
public enum Role {
    /** A department's machine: submits the department's data and pulls under its agreements. */
    DEPARTMENT_SYSTEM,
    /** A person who manages a department's datasets, submissions, discrepancies and requests. */
    DEPARTMENT_STEWARD,
    /** A person who pulls for a case at a counter. */
    CLERK,
    /** Steward of the exchange: catalogue, responsibility list, overrides with a reason. */
    EXCHANGE_STEWARD,
    /** Reads trails and facts of every department; changes nothing. */
    AUDITOR,
    /** Runs the installation: clients, accounts, sources, emergency stops; sees no department's values. */
    OPERATOR,
    /** A person whose data these are, or who acts for an enterprise whose data they are; sees who used them. */
    HOLDER
}

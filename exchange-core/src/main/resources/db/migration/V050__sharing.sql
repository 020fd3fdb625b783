-- Data requests, and the agreements they become. Terms are JSON because they are read whole and never searched by their inside.
CREATE TABLE data_request (
    id uuid PRIMARY KEY,
    number bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
    agreement_id uuid,
    requester text NOT NULL,
    submitted_by text NOT NULL,
    submitted_at timestamptz NOT NULL,
    terms jsonb NOT NULL,
    materials jsonb NOT NULL,
    sources text[] NOT NULL,
    approvers text[] NOT NULL,
    state text NOT NULL CHECK (state IN ('SUBMITTED', 'INCOMPLETE', 'APPROVED', 'REFUSED', 'WITHDRAWN')),
    round integer NOT NULL CHECK (round >= 1),
    reason text NOT NULL
);
CREATE INDEX data_request_requester ON data_request (requester, number);
CREATE INDEX data_request_sources ON data_request USING gin (sources);

CREATE TABLE request_decision (
    request_id uuid NOT NULL REFERENCES data_request,
    number integer NOT NULL,
    department text NOT NULL,
    person text NOT NULL,
    kind text NOT NULL CHECK (kind IN ('APPROVED', 'REFUSED', 'INCOMPLETE')),
    round integer NOT NULL,
    reason text NOT NULL,
    at timestamptz NOT NULL,
    PRIMARY KEY (request_id, number)
);
-- Four eyes: nobody counts twice in one round, whatever the application does.
CREATE UNIQUE INDEX request_decision_person ON request_decision (request_id, round, person) WHERE kind = 'APPROVED';

CREATE TABLE sharing_agreement (
    id uuid PRIMARY KEY,
    number bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
    requester text NOT NULL,
    sources text[] NOT NULL,
    current_version integer NOT NULL,
    state text NOT NULL CHECK (state IN ('ACTIVE', 'SUSPENDED', 'ENDED')),
    suspended_by text,
    reason text NOT NULL,
    since timestamptz NOT NULL
);
CREATE INDEX sharing_agreement_requester ON sharing_agreement (requester, number);
CREATE INDEX sharing_agreement_sources ON sharing_agreement USING gin (sources);

CREATE TABLE agreement_version (
    agreement_id uuid NOT NULL REFERENCES sharing_agreement,
    version integer NOT NULL CHECK (version >= 1),
    terms jsonb NOT NULL,
    request_id uuid REFERENCES data_request,
    made_by text NOT NULL,
    made_at timestamptz NOT NULL,
    PRIMARY KEY (agreement_id, version)
);
CREATE UNIQUE INDEX agreement_version_request ON agreement_version (request_id) WHERE request_id IS NOT NULL;
ALTER TABLE sharing_agreement ADD CONSTRAINT sharing_agreement_current
    FOREIGN KEY (id, current_version) REFERENCES agreement_version (agreement_id, version) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE data_request ADD CONSTRAINT data_request_agreement
    FOREIGN KEY (agreement_id) REFERENCES sharing_agreement;

CREATE TABLE agreement_change (
    agreement_id uuid NOT NULL REFERENCES sharing_agreement,
    number bigint GENERATED ALWAYS AS IDENTITY,
    kind text NOT NULL CHECK (kind IN ('MADE', 'SUSPENDED', 'RESUMED', 'ENDED', 'SUPERSEDED')),
    version integer NOT NULL,
    actor text NOT NULL,
    department text,
    reason text NOT NULL,
    at timestamptz NOT NULL,
    PRIMARY KEY (agreement_id, number)
);

GRANT SELECT, INSERT ON data_request, request_decision, sharing_agreement, agreement_version, agreement_change
    TO zhengyuan_app;
GRANT UPDATE (materials, state, round, reason) ON data_request TO zhengyuan_app;
GRANT UPDATE (sources, current_version, state, suspended_by, reason, since) ON sharing_agreement TO zhengyuan_app;

-- Submissions, their chunks and their refused rows.

CREATE TABLE submission (
    submission_id   uuid PRIMARY KEY,
    arrival         bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
    dataset_id      smallint NOT NULL,
    dataset_version integer NOT NULL,
    department      text COLLATE "C" NOT NULL,
    source          text NOT NULL,
    submitted_by    text NOT NULL,
    idempotency_key text,
    delivery        text NOT NULL CHECK (delivery IN ('delta', 'full')),
    -- a full delivery ends what is absent within this division only
    scope           text COLLATE "C" NOT NULL,
    declared_rows   bigint,
    declared_digest bytea,
    format          text NOT NULL,
    charset         text,
    file_name       text NOT NULL,
    byte_size       bigint NOT NULL,
    digest          bytea NOT NULL,
    state           text NOT NULL CHECK (state IN ('received', 'processing', 'waiting', 'completed', 'refused')),
    received_at     timestamptz NOT NULL,
    started_at      timestamptz,
    finished_at     timestamptz,
    -- fences the process that works on the submission: a chunk commits only under the present owner
    owner           uuid,
    dialect         jsonb,
    header          text[],
    problem_code    text,
    problem_row     bigint,
    problem_detail  text,
    received        bigint NOT NULL DEFAULT 0,
    created         bigint NOT NULL DEFAULT 0,
    changed         bigint NOT NULL DEFAULT 0,
    unchanged       bigint NOT NULL DEFAULT 0,
    history         bigint NOT NULL DEFAULT 0,
    checked_only    bigint NOT NULL DEFAULT 0,
    refused         bigint NOT NULL DEFAULT 0,
    agreed          bigint NOT NULL DEFAULT 0,
    differed        bigint NOT NULL DEFAULT 0,
    unmatched       bigint NOT NULL DEFAULT 0,
    invalid         bigint NOT NULL DEFAULT 0,
    ended           bigint NOT NULL DEFAULT 0,
    absent          bigint NOT NULL DEFAULT 0,
    approved_by     text,
    CHECK (state NOT IN ('completed') OR received = created + changed + unchanged + history + checked_only + refused)
);
CREATE UNIQUE INDEX submission_idempotency ON submission (submitted_by, idempotency_key) WHERE idempotency_key IS NOT NULL;
CREATE INDEX submission_open ON submission (arrival) WHERE state IN ('received', 'processing');
CREATE INDEX submission_dataset ON submission (dataset_id, arrival);
CREATE INDEX submission_department ON submission (department, arrival);

-- One committed chunk of a submission. Its presence is what makes a chunk idempotent. outcomes: one byte per row, in row order,
-- the ordinal of the row's outcome.
CREATE TABLE submission_chunk (
    submission_id uuid NOT NULL REFERENCES submission,
    chunk         integer NOT NULL,
    first_row     bigint NOT NULL,
    committed_at  timestamptz NOT NULL,
    bytes_read    bigint NOT NULL,
    received      bigint NOT NULL,
    created       bigint NOT NULL,
    changed       bigint NOT NULL,
    unchanged     bigint NOT NULL,
    history       bigint NOT NULL,
    checked_only  bigint NOT NULL,
    refused       bigint NOT NULL,
    agreed        bigint NOT NULL,
    differed      bigint NOT NULL,
    unmatched     bigint NOT NULL,
    invalid       bigint NOT NULL,
    ended         bigint NOT NULL,
    outcomes      bytea NOT NULL,
    PRIMARY KEY (submission_id, chunk)
);

-- A refused row with its reasons, and its cells in the file's own columns so that it can be given back.
CREATE TABLE refused_row (
    submission_id uuid NOT NULL REFERENCES submission,
    row_number    bigint NOT NULL,
    reasons       jsonb NOT NULL,
    cells         text[] NOT NULL,
    PRIMARY KEY (submission_id, row_number)
);

GRANT SELECT, INSERT ON submission TO zhengyuan_app;
GRANT UPDATE (state, started_at, finished_at, owner, dialect, header, problem_code, problem_row, problem_detail, received, created, changed,
    unchanged, history, checked_only, refused, agreed, differed, unmatched, invalid, ended, absent, approved_by) ON submission TO zhengyuan_app;
GRANT SELECT, INSERT ON submission_chunk TO zhengyuan_app;
GRANT SELECT, INSERT ON refused_row TO zhengyuan_app;

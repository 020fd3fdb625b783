-- Cross-checks (多源校核). Values from other than the source live here and never in head.

-- The latest comparison of one delivered row with the truth. elements, verdicts (A agreed, D differed, U unmatched, I invalid) and
-- reported (texts) stand in the same order; a blank verdict: not compared.
CREATE TABLE cross_check (
    subject_id    uuid NOT NULL,
    dataset_id    smallint NOT NULL,
    record_key    text COLLATE "C" NOT NULL,
    elements      text[] NOT NULL,
    verdicts      text NOT NULL,
    reported      jsonb NOT NULL,
    submission_id uuid NOT NULL,
    row_number    bigint NOT NULL,
    recorded_at   timestamptz NOT NULL,
    PRIMARY KEY (subject_id, dataset_id, record_key)
) PARTITION BY HASH (subject_id);

DO $$
BEGIN
    FOR slot IN 0..7 LOOP
        EXECUTE format('CREATE TABLE cross_check_%s PARTITION OF cross_check FOR VALUES WITH (MODULUS 8, REMAINDER %s)', slot, slot);
    END LOOP;
END
$$;

-- A difference between what the source says and what another department delivered, for the source department to look at.
CREATE TABLE discrepancy (
    discrepancy_id      uuid PRIMARY KEY,
    number              bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
    subject_id          uuid NOT NULL,
    element             text COLLATE "C" NOT NULL,
    source_dataset_id   smallint NOT NULL,
    source_version_id   bigint NOT NULL,
    source_value        text NOT NULL,
    reporter_dataset_id smallint NOT NULL,
    record_key          text COLLATE "C" NOT NULL,
    reported_value      text NOT NULL,
    submission_id       uuid NOT NULL,
    row_number          bigint NOT NULL,
    opened_at           timestamptz NOT NULL,
    state               text NOT NULL CHECK (state IN ('open', 'source-corrected', 'reporter-corrected')),
    closed_at           timestamptz,
    closed_by           uuid,
    CHECK ((state = 'open') = (closed_at IS NULL))
);
CREATE UNIQUE INDEX discrepancy_open ON discrepancy (subject_id, element, reporter_dataset_id, record_key) WHERE state = 'open';
CREATE INDEX discrepancy_open_source ON discrepancy (source_dataset_id, subject_id) WHERE state = 'open';
CREATE INDEX discrepancy_source ON discrepancy (source_dataset_id, number);
CREATE INDEX discrepancy_reporter ON discrepancy (reporter_dataset_id, number);

GRANT SELECT, INSERT, UPDATE ON cross_check TO zhengyuan_app;
GRANT SELECT, INSERT ON discrepancy TO zhengyuan_app;
GRANT UPDATE (state, closed_at, closed_by, reported_value, source_value, source_version_id, submission_id, row_number) ON discrepancy TO zhengyuan_app;

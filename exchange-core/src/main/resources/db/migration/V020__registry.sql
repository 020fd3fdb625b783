-- The master registry. Every table here is written by registry.postgres alone; head is read by the resolver and the writer alone.

-- A subject is a random id with an identifier history. Identifiers never appear in any other table of the registry.
CREATE TABLE subject_identifier (
    subject_id      uuid NOT NULL,
    subject_type    text COLLATE "C" NOT NULL,
    identifier_type text COLLATE "C" NOT NULL,
    identifier      text COLLATE "C" NOT NULL,
    valid_from      timestamptz NOT NULL,
    valid_to        timestamptz NOT NULL DEFAULT 'infinity',
    CHECK (valid_from < valid_to)
);
CREATE UNIQUE INDEX subject_identifier_present ON subject_identifier (identifier, identifier_type) WHERE valid_to = 'infinity';
CREATE INDEX subject_identifier_subject ON subject_identifier (subject_id);

-- Numbers of versions; processes draw them in blocks.
CREATE SEQUENCE version_number INCREMENT BY 1000;

-- The present state of each record: (dataset, subject, record key). state: 0 current, 1 ended, 2 pending (only future versions so far).
CREATE TABLE head (
    subject_id      uuid NOT NULL,
    dataset_id      smallint NOT NULL,
    record_key      text COLLATE "C" NOT NULL,
    state           smallint NOT NULL CHECK (state BETWEEN 0 AND 2),
    schema_version  smallint NOT NULL,
    version         integer NOT NULL,
    version_id      bigint NOT NULL,
    -- the newest recorded version, which is another one where a late or a future version was recorded after the head's
    last_version    integer NOT NULL,
    last_version_id bigint NOT NULL,
    valid_from      timestamptz NOT NULL,
    recorded_at     timestamptz NOT NULL,
    ordering        bigint,
    division        text COLLATE "C" NOT NULL,
    digest          bytea NOT NULL,
    payload         bytea NOT NULL,
    PRIMARY KEY (subject_id, dataset_id, record_key)
) PARTITION BY HASH (subject_id);

-- Every version ever recorded, append-only. Versions of one record form a chain by previous_id, newest recorded first, so that
-- history needs no index of its own beside the ever-growing primary key. kind: 0 values, 1 ended.
CREATE TABLE version (
    version_id      bigint NOT NULL,
    subject_id      uuid NOT NULL,
    dataset_id      smallint NOT NULL,
    record_key      text COLLATE "C" NOT NULL,
    previous_id     bigint,
    version         integer NOT NULL,
    kind            smallint NOT NULL CHECK (kind BETWEEN 0 AND 1),
    schema_version  smallint NOT NULL,
    valid_from      timestamptz NOT NULL,
    recorded_at     timestamptz NOT NULL,
    ordering        bigint,
    division        text COLLATE "C" NOT NULL,
    submission_id   uuid NOT NULL,
    row_number      bigint NOT NULL,
    digest          bytea NOT NULL,
    payload         bytea NOT NULL,
    PRIMARY KEY (version_id, subject_id)
) PARTITION BY HASH (subject_id);

DO $$
BEGIN
    FOR slot IN 0..7 LOOP
        EXECUTE format('CREATE TABLE head_%s PARTITION OF head FOR VALUES WITH (MODULUS 8, REMAINDER %s) WITH (fillfactor = 80)', slot, slot);
        EXECUTE format('CREATE TABLE version_%s PARTITION OF version FOR VALUES WITH (MODULUS 8, REMAINDER %s)', slot, slot);
    END LOOP;
END
$$;

-- Versions that become head at an instant to come.
CREATE TABLE due_version (
    due_at     timestamptz NOT NULL,
    version_id bigint NOT NULL,
    subject_id uuid NOT NULL,
    dataset_id smallint NOT NULL,
    record_key text COLLATE "C" NOT NULL,
    digest     bytea NOT NULL,
    PRIMARY KEY (version_id)
);
CREATE INDEX due_version_due ON due_version (due_at);
CREATE INDEX due_version_record ON due_version (subject_id, dataset_id, record_key);

GRANT SELECT, INSERT ON subject_identifier TO zhengyuan_app;
GRANT UPDATE (valid_to) ON subject_identifier TO zhengyuan_app;
GRANT USAGE ON SEQUENCE version_number TO zhengyuan_app;
GRANT SELECT, INSERT, UPDATE ON head TO zhengyuan_app;
GRANT SELECT, INSERT ON version TO zhengyuan_app;
GRANT SELECT, INSERT, DELETE ON due_version TO zhengyuan_app;

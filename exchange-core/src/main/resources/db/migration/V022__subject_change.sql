-- Merges and splits of subjects: acts of the exchange's stewards, proposed by one and approved by another.
CREATE TABLE subject_change (
    change_id       uuid PRIMARY KEY,
    number          bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
    kind            text NOT NULL CHECK (kind IN ('merge', 'split')),
    -- the subject that stays, and the one whose identifiers and records go to it (merge) or come back from it (split)
    kept            uuid NOT NULL,
    absorbed        uuid NOT NULL,
    -- the merge that a split takes back
    undoes          uuid REFERENCES subject_change,
    reason          text NOT NULL CHECK (reason <> ''),
    state           text NOT NULL CHECK (state IN ('proposed', 'done', 'rejected')),
    proposed_by     text NOT NULL,
    proposed_at     timestamptz NOT NULL,
    decided_by      text,
    decided_at      timestamptz,
    decision_reason text,
    CHECK (kept <> absorbed),
    CHECK ((kind = 'split') = (undoes IS NOT NULL)),
    CHECK ((state = 'proposed') = (decided_by IS NULL) AND (decided_by IS NULL) = (decided_at IS NULL)),
    CONSTRAINT subject_change_four_eyes CHECK (state <> 'done' OR decided_by <> proposed_by)
);
CREATE UNIQUE INDEX subject_change_undone_once ON subject_change (undoes) WHERE state = 'done';

-- The records that a merge took over: a split gives these back.
CREATE TABLE subject_change_record (
    change_id  uuid NOT NULL REFERENCES subject_change,
    dataset_id smallint NOT NULL,
    record_key text COLLATE "C" NOT NULL,
    PRIMARY KEY (change_id, dataset_id, record_key)
);

-- By which change an identifier came to the subject and left it; null: by delivery, and still there.
ALTER TABLE subject_identifier ADD COLUMN opened_by uuid, ADD COLUMN closed_by uuid;
CREATE INDEX subject_identifier_opened ON subject_identifier (identifier_type) WHERE opened_by IS NOT NULL AND valid_to = 'infinity';

GRANT SELECT, INSERT ON subject_change, subject_change_record TO zhengyuan_app;
GRANT UPDATE (state, decided_by, decided_at, decision_reason) ON subject_change TO zhengyuan_app;
GRANT UPDATE (closed_by) ON subject_identifier TO zhengyuan_app;
GRANT UPDATE (subject_id) ON due_version, absent_record TO zhengyuan_app;

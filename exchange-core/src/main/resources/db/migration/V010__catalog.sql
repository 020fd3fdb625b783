-- The government data catalogue: every version of every entry, who proposed it, who decided, and what it changed.
-- A version's content is written once. Afterwards only its state moves, along the arrows that the triggers allow.

-- One row: grows with every publication and withdrawal. Whoever publishes locks it first, so publications happen one after another.
CREATE TABLE catalog_revision (
    only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    revision bigint NOT NULL
);
INSERT INTO catalog_revision (revision) VALUES (0);

-- A dataset's small stable number, the same for all its versions. Rows are never removed or renamed.
CREATE TABLE dataset (
    dataset_id smallint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    code       text NOT NULL UNIQUE
);

CREATE TABLE catalog_change (
    change_id   uuid PRIMARY KEY,
    -- 'proposal': someone proposed it and another decides; 'files': the operator's files, published by the system as they were loaded.
    origin      text NOT NULL CHECK (origin IN ('proposal', 'files')),
    state       text NOT NULL DEFAULT 'draft' CHECK (state IN ('draft', 'published', 'rejected')),
    proposed_by text NOT NULL CHECK (proposed_by <> ''),
    department  text,
    proposed_at timestamptz NOT NULL DEFAULT now(),
    decided_by  text,
    decided_at  timestamptz,
    reason      text,
    CONSTRAINT catalog_change_decided CHECK (
        (state = 'draft' AND decided_by IS NULL AND decided_at IS NULL)
        OR (state <> 'draft' AND decided_by IS NOT NULL AND decided_at IS NOT NULL)),
    CONSTRAINT catalog_change_four_eyes CHECK (origin = 'files' OR state <> 'published' OR decided_by <> proposed_by),
    CONSTRAINT catalog_change_rejection_has_reason CHECK (state <> 'rejected' OR coalesce(reason, '') <> '')
);
CREATE INDEX catalog_change_by_time ON catalog_change (proposed_at, change_id);

CREATE TABLE catalog_entry (
    change_id         uuid NOT NULL REFERENCES catalog_change,
    kind              text NOT NULL CHECK (kind IN ('department', 'subjectType', 'element', 'dataset')),
    code              text NOT NULL,
    version           integer NOT NULL CHECK (version > 0),
    state             text NOT NULL DEFAULT 'draft'
                      CHECK (state IN ('draft', 'published', 'superseded', 'withdrawn', 'rejected')),
    definition        jsonb NOT NULL,
    avro_schema       text,
    diff              jsonb NOT NULL,
    withdrawn_by      text,
    withdrawn_at      timestamptz,
    withdrawal_reason text,
    PRIMARY KEY (change_id, kind, code),
    CONSTRAINT catalog_entry_schema CHECK ((kind = 'dataset') = (avro_schema IS NOT NULL)),
    CONSTRAINT catalog_entry_withdrawal CHECK (
        (state = 'withdrawn') = (withdrawn_by IS NOT NULL AND withdrawn_at IS NOT NULL
            AND coalesce(withdrawal_reason, '') <> ''))
);
-- At most one present version of an entry, and a version number is published once.
CREATE UNIQUE INDEX catalog_entry_present ON catalog_entry (kind, code) WHERE state = 'published';
CREATE UNIQUE INDEX catalog_entry_version ON catalog_entry (kind, code, version)
    WHERE state IN ('published', 'superseded', 'withdrawn');

CREATE FUNCTION catalog_change_moves() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        IF NEW.state <> 'draft' THEN
            RAISE EXCEPTION 'a catalogue change begins as a draft' USING ERRCODE = 'check_violation';
        END IF;
        NEW.proposed_at := now();
        RETURN NEW;
    END IF;
    IF OLD.state <> 'draft' THEN
        RAISE EXCEPTION 'a decided catalogue change stays as it was decided' USING ERRCODE = 'check_violation';
    END IF;
    NEW.decided_at := CASE WHEN NEW.state = 'draft' THEN NULL ELSE now() END;
    RETURN NEW;
END $$;
CREATE TRIGGER catalog_change_moves BEFORE INSERT OR UPDATE ON catalog_change
    FOR EACH ROW EXECUTE FUNCTION catalog_change_moves();

-- draft -> published | rejected; published -> superseded | withdrawn. An entry is published only by a published change.
CREATE FUNCTION catalog_entry_moves() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        IF NEW.state <> 'draft' THEN
            RAISE EXCEPTION 'a catalogue entry begins as a draft' USING ERRCODE = 'check_violation';
        END IF;
        IF NOT EXISTS (SELECT FROM catalog_change WHERE change_id = NEW.change_id AND state = 'draft') THEN
            RAISE EXCEPTION 'a decided catalogue change takes no more entries' USING ERRCODE = 'check_violation';
        END IF;
        RETURN NEW;
    END IF;
    IF (OLD.state, NEW.state) NOT IN (
        ('draft', 'published'), ('draft', 'rejected'), ('published', 'superseded'), ('published', 'withdrawn')) THEN
        RAISE EXCEPTION 'a catalogue entry does not go from % to %', OLD.state, NEW.state USING ERRCODE = 'check_violation';
    END IF;
    IF OLD.state = 'draft' AND NOT EXISTS (
        SELECT FROM catalog_change WHERE change_id = NEW.change_id AND state = NEW.state) THEN
        RAISE EXCEPTION 'a catalogue entry follows the decision on its change' USING ERRCODE = 'check_violation';
    END IF;
    IF NEW.state = 'published' AND NEW.version <> 1 + coalesce((
        SELECT max(version) FROM catalog_entry
        WHERE kind = NEW.kind AND code = NEW.code AND state IN ('superseded', 'withdrawn', 'published')), 0) THEN
        RAISE EXCEPTION 'versions of a catalogue entry are published in order' USING ERRCODE = 'check_violation';
    END IF;
    NEW.withdrawn_at := CASE WHEN NEW.state = 'withdrawn' THEN now() END;
    RETURN NEW;
END $$;
CREATE TRIGGER catalog_entry_moves BEFORE INSERT OR UPDATE ON catalog_entry
    FOR EACH ROW EXECUTE FUNCTION catalog_entry_moves();

CREATE FUNCTION catalog_revision_grows() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.revision <> OLD.revision + 1 THEN
        RAISE EXCEPTION 'the catalogue revision grows by one' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER catalog_revision_grows BEFORE UPDATE ON catalog_revision
    FOR EACH ROW EXECUTE FUNCTION catalog_revision_grows();

GRANT SELECT ON catalog_revision, dataset, catalog_change, catalog_entry TO zhengyuan_app;
GRANT UPDATE (revision) ON catalog_revision TO zhengyuan_app;
GRANT INSERT (code) ON dataset TO zhengyuan_app;
GRANT INSERT (change_id, origin, proposed_by, department) ON catalog_change TO zhengyuan_app;
GRANT UPDATE (state, decided_by, reason) ON catalog_change TO zhengyuan_app;
GRANT INSERT (change_id, kind, code, version, definition, avro_schema, diff) ON catalog_entry TO zhengyuan_app;
GRANT UPDATE (state, withdrawn_by, withdrawal_reason) ON catalog_entry TO zhengyuan_app;

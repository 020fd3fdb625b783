-- The responsibility list (责任清单), bitemporal: what holds when (valid), and what the list said when (known).
-- Lines are written once; a line that a later decision replaces has its known period closed and stays for ever.

-- One row. Whoever changes the list locks it, so changes happen one after another; recorded_at is the transaction time of the last
-- change and grows strictly, whatever the machine's clock does. The triggers below keep it; the application only reads it.
CREATE TABLE responsibility_revision (
    only_row    boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    revision    bigint NOT NULL,
    recorded_at timestamptz NOT NULL,
    written_by  xid8 NOT NULL
);
INSERT INTO responsibility_revision (revision, recorded_at, written_by) VALUES (0, now(), pg_current_xact_id());

-- Why the list changed: each line names the decision that opened it and, once replaced, the decision that closed it.
CREATE TABLE responsibility_decision (
    decision_id     uuid PRIMARY KEY,
    kind            text NOT NULL CHECK (kind IN ('ASSIGNED', 'MOVED', 'ENDED')),
    decided_by      text NOT NULL CHECK (decided_by <> ''),
    basis           text NOT NULL CHECK (basis <> ''),
    override_reason text,
    decided_at      timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE responsibility (
    responsibility_id uuid PRIMARY KEY,
    element           text NOT NULL,
    division          text NOT NULL CHECK (division ~ '^[0-9]{6}$'),
    dataset           text NOT NULL REFERENCES dataset (code),
    valid             tstzrange NOT NULL,
    known             tstzrange NOT NULL,
    opened_by         uuid NOT NULL REFERENCES responsibility_decision,
    closed_by         uuid REFERENCES responsibility_decision,
    CONSTRAINT responsibility_one_source
        EXCLUDE USING gist (element WITH =, division WITH =, valid WITH &&, known WITH &&),
    CONSTRAINT responsibility_valid CHECK (
        NOT isempty(valid) AND NOT lower_inf(valid) AND lower_inc(valid) AND NOT upper_inc(valid)),
    CONSTRAINT responsibility_known CHECK (
        NOT isempty(known) AND NOT lower_inf(known) AND lower_inc(known) AND NOT upper_inc(known)),
    -- Legal dates are midnight in Asia/Shanghai.
    CONSTRAINT responsibility_legal_dates CHECK (
        (lower(valid) AT TIME ZONE 'Asia/Shanghai')::time = time '00:00'
        AND (upper_inf(valid) OR (upper(valid) AT TIME ZONE 'Asia/Shanghai')::time = time '00:00')),
    CONSTRAINT responsibility_closed CHECK (upper_inf(known) = (closed_by IS NULL))
);

-- An attempt to make a second source, kept in a transaction of its own so that the refusal can be shown.
CREATE TABLE responsibility_refusal (
    refusal_id     bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    code           text NOT NULL,
    element        text NOT NULL,
    division       text NOT NULL,
    dataset        text NOT NULL,
    valid_from     timestamptz NOT NULL,
    valid_to       timestamptz,
    present_source text,
    attempted_by   text NOT NULL,
    basis          text NOT NULL,
    attempted_at   timestamptz NOT NULL DEFAULT now()
);

-- The transaction time of this transaction's changes to the list, the same for all of them.
CREATE FUNCTION responsibility_instant() RETURNS timestamptz
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE
    instant timestamptz;
BEGIN
    UPDATE responsibility_revision
    SET revision = revision + 1,
        recorded_at = greatest(clock_timestamp(), recorded_at + interval '1 microsecond'),
        written_by = pg_current_xact_id()
    WHERE written_by <> pg_current_xact_id();
    SELECT recorded_at INTO STRICT instant FROM responsibility_revision;
    RETURN instant;
END $$;

-- Whether the dataset's present version may be the source of the element; raises with the rule that says no.
CREATE FUNCTION responsibility_may_hold(held_element text, in_division text, by_dataset text) RETURNS void
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public AS $$
DECLARE
    element_definition jsonb;
    dataset_definition jsonb;
BEGIN
    SELECT definition INTO element_definition FROM catalog_entry
        WHERE kind = 'element' AND code = held_element AND state = 'published';
    SELECT definition INTO dataset_definition FROM catalog_entry
        WHERE kind = 'dataset' AND code = by_dataset AND state = 'published';
    IF element_definition IS NULL OR dataset_definition IS NULL THEN
        RAISE EXCEPTION 'element % and dataset % are not both published', held_element, by_dataset
            USING ERRCODE = 'check_violation', CONSTRAINT = 'responsibility_published';
    END IF;
    IF element_definition ->> 'role' = 'KEY' THEN
        RAISE EXCEPTION 'key element % has no responsibility', held_element
            USING ERRCODE = 'check_violation', CONSTRAINT = 'responsibility_key_has_none';
    END IF;
    IF element_definition ->> 'role' = 'HOME' AND in_division <> '000000' THEN
        RAISE EXCEPTION 'home element % has a national source only', held_element
            USING ERRCODE = 'check_violation', CONSTRAINT = 'responsibility_home_is_national';
    END IF;
    IF element_definition ->> 'subjectType' <> dataset_definition ->> 'subjectType'
        OR element_definition ->> 'role' <> 'EXISTENCE'
        AND NOT dataset_definition -> 'items' @> jsonb_build_array(jsonb_build_object('element', held_element)) THEN
        RAISE EXCEPTION 'dataset % has no item of element %', by_dataset, held_element
            USING ERRCODE = 'check_violation', CONSTRAINT = 'responsibility_dataset_has_element';
    END IF;
    IF element_definition ->> 'cardinality' = 'ONE' AND element_definition ->> 'role' <> 'EXISTENCE'
        AND jsonb_array_length(dataset_definition -> 'recordKey') > 0 THEN
        RAISE EXCEPTION 'dataset % has many records for a subject, element % one value', by_dataset, held_element
            USING ERRCODE = 'check_violation', CONSTRAINT = 'responsibility_one_record';
    END IF;
END $$;

CREATE FUNCTION responsibility_written() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        -- A publication locks the catalogue revision for itself: either it sees this line, or this line sees what it published.
        PERFORM FROM catalog_revision FOR SHARE;
        PERFORM responsibility_may_hold(NEW.element, NEW.division, NEW.dataset);
        NEW.known := tstzrange(responsibility_instant(), NULL);
        RETURN NEW;
    END IF;
    IF NOT upper_inf(OLD.known) OR upper_inf(NEW.known) OR lower(NEW.known) <> lower(OLD.known) THEN
        RAISE EXCEPTION 'the known period of a line is closed once and otherwise stays' USING ERRCODE = 'check_violation';
    END IF;
    NEW.known := tstzrange(lower(OLD.known), responsibility_instant());
    RETURN NEW;
END $$;
CREATE TRIGGER responsibility_written BEFORE INSERT OR UPDATE ON responsibility
    FOR EACH ROW EXECUTE FUNCTION responsibility_written();

-- A new version or a withdrawal of a dataset leaves no present or announced line without its element.
CREATE FUNCTION responsibility_outlives_version() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
    PERFORM responsibility_may_hold(element, division, dataset) FROM responsibility
        WHERE dataset = NEW.code AND upper_inf(known) AND (upper_inf(valid) OR upper(valid) > now());
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER responsibility_outlives_version AFTER UPDATE OF state ON catalog_entry
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
    WHEN (NEW.kind = 'dataset' AND NEW.state IN ('superseded', 'withdrawn'))
    EXECUTE FUNCTION responsibility_outlives_version();

REVOKE EXECUTE ON FUNCTION responsibility_instant(), responsibility_may_hold(text, text, text) FROM PUBLIC;
GRANT SELECT ON responsibility, responsibility_revision, responsibility_decision, responsibility_refusal TO zhengyuan_app;
GRANT INSERT (decision_id, kind, decided_by, basis, override_reason) ON responsibility_decision TO zhengyuan_app;
GRANT INSERT (responsibility_id, element, division, dataset, valid, opened_by) ON responsibility TO zhengyuan_app;
GRANT UPDATE (known, closed_by) ON responsibility TO zhengyuan_app;
GRANT INSERT (code, element, division, dataset, valid_from, valid_to, present_source, attempted_by, basis)
    ON responsibility_refusal TO zhengyuan_app;

-- A second acknowledgement is a decision too, and a fact.
DROP TRIGGER alert_changed_is_fact ON alert;
CREATE TRIGGER alert_changed_is_fact AFTER UPDATE ON alert FOR EACH ROW
    WHEN (OLD.state IS DISTINCT FROM NEW.state OR OLD.noted IS DISTINCT FROM NEW.noted OR OLD.decided_at IS DISTINCT FROM NEW.decided_at
        OR OLD.decided_by IS DISTINCT FROM NEW.decided_by)
    EXECUTE FUNCTION row_is_fact('18', 'alert', 'alert_id', 'decided_by', '', 'noted,dedup');

-- Subjects that were merged and split again go together or not at all: true where the proposal says so. Null for others, whose facts
-- were noted without it.
ALTER TABLE erasure ADD COLUMN also_split boolean CHECK (also_split);
GRANT INSERT (also_split) ON erasure TO zhengyuan_app;

-- The subjects that are one with this one by merges, above it and below it; with also_split, those too that once were.
CREATE FUNCTION subjects_one_with(subject uuid, also_split boolean) RETURNS SETOF uuid LANGUAGE sql STABLE
    SET search_path = pg_catalog, public AS $$
    WITH RECURSIVE one AS (
        SELECT subject AS id
        UNION SELECT CASE WHEN c.kept = one.id THEN c.absorbed ELSE c.kept END
        FROM one JOIN subject_change c ON one.id IN (c.kept, c.absorbed) AND c.kind = 'merge' AND c.state = 'done'
        WHERE also_split OR NOT EXISTS (SELECT 1 FROM subject_change s WHERE s.undoes = c.change_id AND s.state = 'done')
    )
    SELECT id FROM one
$$;
REVOKE ALL ON FUNCTION subjects_one_with(uuid, boolean) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION subjects_one_with(uuid, boolean) TO zhengyuan_app;

CREATE OR REPLACE FUNCTION erasure_subjects(of_erasure uuid, subjects uuid[]) RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
BEGIN
    IF NOT EXISTS (SELECT 1 FROM erasure e WHERE e.erasure_id = of_erasure AND e.state = 'done' AND e.subject_id = ANY (subjects)
        AND subjects <@ ARRAY(SELECT subjects_one_with(e.subject_id, e.also_split IS TRUE)))
    THEN
        RAISE EXCEPTION 'no decided erasure of these subjects' USING ERRCODE = 'check_violation';
    END IF;
END
$$;

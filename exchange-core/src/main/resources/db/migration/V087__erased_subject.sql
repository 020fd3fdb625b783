-- Erasing a subject: an act of two stewards of the exchange. The subject's random id stays; nothing that names the person does.
CREATE TABLE erasure (
    erasure_id      uuid PRIMARY KEY,
    number          bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
    subject_id      uuid NOT NULL,
    reason          text NOT NULL CHECK (reason <> ''),
    legal_basis     text NOT NULL CHECK (legal_basis <> ''),
    state           text NOT NULL CHECK (state IN ('proposed', 'done', 'rejected')),
    proposed_by     text NOT NULL,
    proposed_at     timestamptz NOT NULL,
    decided_by      text,
    decided_at      timestamptz,
    decision_reason text,
    CHECK ((state = 'proposed') = (decided_by IS NULL) AND (decided_by IS NULL) = (decided_at IS NULL)),
    CONSTRAINT erasure_four_eyes CHECK (state <> 'done' OR decided_by <> proposed_by)
);
CREATE TRIGGER erasure_is_fact AFTER INSERT OR UPDATE ON erasure FOR EACH ROW
    EXECUTE FUNCTION row_is_fact('14', 'erasure', 'erasure_id', 'proposed_by,decided_by', '', '');
GRANT SELECT, INSERT ON erasure TO zhengyuan_app;
GRANT UPDATE (state, decided_by, decided_at, decision_reason) ON erasure TO zhengyuan_app;

ALTER TABLE trail ALTER COLUMN details DROP NOT NULL;
ALTER TABLE trail ADD CHECK (erased_by IS NOT NULL OR details IS NOT NULL) NOT VALID;

-- What follows does nothing without a decided erasure of just these subjects: one, and those that were merged into it.
CREATE FUNCTION erasure_subjects(of_erasure uuid, subjects uuid[]) RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
BEGIN
    IF NOT EXISTS (SELECT 1 FROM erasure e WHERE e.erasure_id = of_erasure AND e.state = 'done' AND e.subject_id = ANY (subjects)
        AND NOT EXISTS (SELECT 1 FROM unnest(subjects) s(id) WHERE s.id <> e.subject_id AND NOT EXISTS (
            SELECT 1 FROM subject_change c WHERE c.kind = 'merge' AND c.state = 'done' AND c.absorbed = s.id AND c.kept = ANY (subjects))))
    THEN
        RAISE EXCEPTION 'no decided erasure of these subjects' USING ERRCODE = 'check_violation';
    END IF;
END
$$;

-- Records, comparisons, refused rows and identifiers of subjects.
CREATE FUNCTION erase_records(of_erasure uuid, subjects uuid[], versions bigint[], refused_of uuid[], refused_rows bigint[])
RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
    PERFORM erasure_subjects(of_erasure, subjects);
    IF EXISTS (SELECT 1 FROM version v WHERE v.version_id = ANY (versions) AND v.subject_id <> ALL (subjects)) THEN
        RAISE EXCEPTION 'a version stands under another subject too' USING ERRCODE = 'check_violation';
    END IF;
    DELETE FROM due_version WHERE subject_id = ANY (subjects);
    DELETE FROM absent_record WHERE subject_id = ANY (subjects);
    DELETE FROM head WHERE subject_id = ANY (subjects);
    DELETE FROM version WHERE version_id = ANY (versions);
    DELETE FROM cross_check WHERE subject_id = ANY (subjects);
    DELETE FROM subject_change_record r USING subject_change c
        WHERE c.change_id = r.change_id AND (c.kept = ANY (subjects) OR c.absorbed = ANY (subjects));
    DELETE FROM refused_row r USING unnest(refused_of, refused_rows) AS k (submission_id, row_number)
        WHERE r.submission_id = k.submission_id AND r.row_number = k.row_number;
    DELETE FROM subject_identifier WHERE subject_id = ANY (subjects);
END
$$;

-- Differences keep their course and lose their values; what the log's facts told of them goes with its salt.
CREATE FUNCTION erase_discrepancies(of_erasure uuid, subjects uuid[], noted uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
    PERFORM erasure_subjects(of_erasure, subjects);
    UPDATE fact f SET body = NULL, salt = NULL, erased_by = noted
        FROM discrepancy d WHERE d.subject_id = ANY (subjects) AND f.kind = 13 AND f.object = 'discrepancy/' || d.discrepancy_id
          AND f.erased_by IS NULL;
    UPDATE discrepancy d SET source_value = '', reported_value = '', record_key = d.discrepancy_id::text WHERE d.subject_id = ANY (subjects);
END
$$;

-- Of entries of the trail about subjects the line stays, without what it says of whom, and without the salt.
CREATE FUNCTION erase_trail(of_erasure uuid, subjects uuid[], noted uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
    gone uuid[];
BEGIN
    PERFORM erasure_subjects(of_erasure, subjects);
    WITH emptied AS (
        UPDATE trail SET subject_id = NULL, details = NULL, request_digest = NULL, salt = NULL, erased_by = noted
        WHERE subject_id = ANY (subjects) AND packet_id IS NOT NULL RETURNING receipt_id)
    SELECT array_agg(DISTINCT receipt_id) INTO gone FROM emptied;
    DELETE FROM answered_pull WHERE receipt_id = ANY (gone);
END
$$;

-- Answers kept for a repetition of their question, for a day: those in which one of these texts stands.
CREATE FUNCTION erase_kept_answers(of_erasure uuid, subjects uuid[], texts text[]) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
    gone bigint;
BEGIN
    PERFORM erasure_subjects(of_erasure, subjects);
    DELETE FROM kept_answer k WHERE EXISTS (SELECT 1 FROM unnest(texts) t(text)
        WHERE t.text <> '' AND position(convert_to(t.text, 'UTF8') IN k.body) > 0);
    GET DIAGNOSTICS gone = ROW_COUNT;
    RETURN gone;
END
$$;

REVOKE ALL ON FUNCTION erasure_subjects(uuid, uuid[]), erase_records(uuid, uuid[], bigint[], uuid[], bigint[]),
    erase_discrepancies(uuid, uuid[], uuid), erase_trail(uuid, uuid[], uuid), erase_kept_answers(uuid, uuid[], text[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION erase_records(uuid, uuid[], bigint[], uuid[], bigint[]), erase_discrepancies(uuid, uuid[], uuid),
    erase_trail(uuid, uuid[], uuid), erase_kept_answers(uuid, uuid[], text[]) TO zhengyuan_app;

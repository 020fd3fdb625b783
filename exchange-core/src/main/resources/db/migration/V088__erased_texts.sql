-- Erasing a subject where others wrote its identifier, and where an account stood for it.

-- True where one of the identifiers, as patterns of LIKE, stands in a text that people wrote: blanks, hyphens, width and case make no other
-- person. Kept so simple that PostgreSQL puts it into the statement: an erasure reads the whole trail.
CREATE FUNCTION says_one_of(written text, patterns text[]) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT translate(upper(normalize(written, NFKC)), E' \t\n-', '') LIKE ANY (patterns)
$$;

-- Case numbers, operators and notes in which an identifier of the subjects stands: in entries of the trail, whoever was asked about, in
-- counts, in alerts and in the facts of alerts and looks. To be called while the identifiers are there. Returns the entries that lost their
-- details. The subjects' own ids go from the counts and from the failed claim checks of the day.
CREATE FUNCTION erase_texts(of_erasure uuid, subjects uuid[], actor text) RETURNS uuid[]
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
    -- a short one would stand in everybody's texts
    patterns text[] := ARRAY(SELECT '%' || replace(replace(replace(translate(upper(i.identifier), ' -', ''), '\', '\\'), '%', '\%'), '_', '\_') || '%'
        FROM subject_identifier i WHERE i.subject_id = ANY (subjects) AND length(i.identifier) >= 8);
    entries uuid[];
    alerts uuid[];
    told uuid[];
    noted uuid;
BEGIN
    PERFORM erasure_subjects(of_erasure, subjects);
    entries := ARRAY(SELECT DISTINCT t.receipt_id FROM trail t
        WHERE says_one_of(t.case_number, patterns) OR says_one_of(t.operator, patterns) ORDER BY 1);
    alerts := ARRAY(SELECT a.alert_id FROM alert a
        WHERE says_one_of(concat_ws(E'\x1f', a.dedup, a.operator, a.case_number, a.note), patterns) ORDER BY 1);
    told := ARRAY(SELECT f.fact_id FROM fact f WHERE f.erased_by IS NULL AND f.kind IN (15, 18) AND (says_one_of(f.body, patterns)
        OR f.object = ANY (SELECT 'alert/' || a FROM unnest(alerts) a)) ORDER BY 1);

    DELETE FROM watch_tally w WHERE w.tally IN ('case', 'operator') AND says_one_of(w.object, patterns);
    UPDATE watch_tally w SET things = ARRAY(
            SELECT CASE WHEN thing = ANY (subjects::text[]) THEN gen_random_uuid()::text ELSE thing END FROM unnest(w.things) thing)
        WHERE w.tally = 'case' AND w.things && subjects::text[];
    DELETE FROM claim_attempt c USING claim_salt s WHERE s.day = c.day
        AND c.subject = ANY (ARRAY(SELECT sha256(s.salt || convert_to(id, 'UTF8')) FROM unnest(subjects::text[]) id));
    IF cardinality(entries) + cardinality(alerts) + cardinality(told) = 0 THEN
        RETURN entries;
    END IF;

    noted := note_fact(14, 'erasure', actor, 'erasing/' || of_erasure || '/texts', '{}', jsonb_build_object('step', 'texts', 'erasure', of_erasure,
        'alerts', cardinality(alerts), 'items', to_jsonb(ARRAY(
            SELECT 'fact/' || f FROM unnest(told) f UNION ALL SELECT 'trail/' || e FROM unnest(entries) e))));
    UPDATE trail t SET subject_id = NULL, details = NULL, request_digest = NULL, salt = NULL, erased_by = coalesce(t.erased_by, noted)
        WHERE t.receipt_id = ANY (entries) AND t.packet_id IS NOT NULL;
    UPDATE trail t SET case_number = CASE WHEN says_one_of(t.case_number, patterns) THEN '' ELSE t.case_number END,
            operator = CASE WHEN says_one_of(t.operator, patterns) THEN '' ELSE t.operator END
        WHERE t.receipt_id = ANY (entries);
    DELETE FROM answered_pull WHERE receipt_id = ANY (entries);
    UPDATE fact f SET body = NULL, salt = NULL, erased_by = noted WHERE f.fact_id = ANY (told);
    UPDATE alert a SET dedup = a.alert_id::text,
            operator = CASE WHEN says_one_of(a.operator, patterns) THEN '' ELSE a.operator END,
            case_number = CASE WHEN says_one_of(a.case_number, patterns) THEN '' ELSE a.case_number END,
            note = CASE WHEN says_one_of(a.note, patterns) THEN '' ELSE a.note END
        WHERE a.alert_id = ANY (alerts);
    RETURN entries;
END
$$;

-- The accounts that stood for subjects: what binds them ends, and their names go from the bindings, from the facts of these and from the
-- facts of what they looked at as holders. Returns how many bindings there were.
CREATE FUNCTION erase_bindings(of_erasure uuid, subjects uuid[], by text, at timestamptz) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
    bindings uuid[];
    told uuid[];
    noted uuid;
BEGIN
    PERFORM erasure_subjects(of_erasure, subjects);
    bindings := ARRAY(SELECT b.binding_id FROM holder_binding b WHERE b.subject_id = ANY (subjects) AND b.account <> b.binding_id::text
        ORDER BY 1 FOR UPDATE);
    IF cardinality(bindings) = 0 THEN
        RETURN 0;
    END IF;
    told := ARRAY(SELECT f.fact_id FROM fact f WHERE f.erased_by IS NULL AND f.kind IN (15, 16)
        AND f.object = ANY (SELECT 'holder_binding/' || b FROM unnest(bindings) b) ORDER BY 1);
    noted := note_fact(14, 'erasure', by, 'erasing/' || of_erasure || '/bindings', '{}', jsonb_build_object('step', 'bindings', 'erasure', of_erasure,
        'bindings', to_jsonb(bindings), 'items', to_jsonb(ARRAY(SELECT 'fact/' || f FROM unnest(told) f))));
    UPDATE fact f SET body = NULL, salt = NULL, erased_by = noted WHERE f.fact_id = ANY (told);
    UPDATE holder_binding b SET account = b.binding_id::text, ended_by = coalesce(b.ended_by, by), ended_at = coalesce(b.ended_at, at)
        WHERE b.binding_id = ANY (bindings);
    RETURN cardinality(bindings);
END
$$;

REVOKE ALL ON FUNCTION says_one_of(text, text[]), erase_texts(uuid, uuid[], text), erase_bindings(uuid, uuid[], text, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION erase_texts(uuid, uuid[], text), erase_bindings(uuid, uuid[], text, timestamptz) TO zhengyuan_app;

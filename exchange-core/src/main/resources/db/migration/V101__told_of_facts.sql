-- What is known of a fact beside its text is in its text: its id, and who was party to it.
CREATE OR REPLACE FUNCTION note_fact(of_kind integer, kind_name text, actor text, of_object text, of_parties text[], details jsonb) RETURNS uuid
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public SET timezone = 'UTC' AS $$
DECLARE
    id uuid := gen_random_uuid();
    now_at timestamptz := clock_timestamp();
    new_salt bytea := fresh_salt();
    packet bigint := nextval('leaf_packet_number');
    new_body text := canonical_json(jsonb_build_object('kind', kind_name, 'time', to_char(now_at, 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
        'actor', actor, 'object', of_object, 'details', details, 'id', id, 'parties', to_jsonb(of_parties)));
BEGIN
    INSERT INTO fact (fact_id, kind, at, object, parties, body, salt, packet_id, place)
    VALUES (id, of_kind, now_at, of_object, of_parties, new_body, new_salt, packet, 0);
    INSERT INTO leaf_packet (packet_id, entries) VALUES (packet, fact_entry(of_kind, new_salt, new_body));
    RETURN id;
END $$;

-- How the fact of an erasure names an entry of the trail: with a digest of what stays of it. Case number and operator are not in it, for
-- a later erasure of somebody else may empty them.
CREATE FUNCTION erased_line_name(entry trail) RETURNS text LANGUAGE sql STABLE SET search_path = pg_catalog, public AS $$
    SELECT 'trail/' || entry.receipt_id || '/' || encode(sha256(convert_to(canonical_json(jsonb_build_object(
        'agreement', entry.agreement_id, 'agreementVersion', entry.agreement_version,
        'answerDigest', encode(entry.answer_digest, 'base64'),
        'at', to_char(entry.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
        'client', entry.client_id, 'department', entry.department, 'elements', to_jsonb(entry.elements), 'kind', entry.kind,
        'outcome', entry.outcome, 'receipt', entry.receipt_id, 'repeated', entry.repeated, 'retention', entry.retention,
        'serviceItem', entry.service_item, 'type', entry.details_type)), 'UTF8')), 'hex')
$$;
REVOKE ALL ON FUNCTION erased_line_name(trail) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION erased_line_name(trail) TO zhengyuan_app;

-- As before, but for the names of the entries.
CREATE OR REPLACE FUNCTION erase_texts(of_erasure uuid, subjects uuid[], actor text) RETURNS uuid[]
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
            SELECT 'fact/' || f FROM unnest(told) f
            UNION ALL SELECT erased_line_name(t) FROM trail t WHERE t.receipt_id = ANY (entries)))));
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

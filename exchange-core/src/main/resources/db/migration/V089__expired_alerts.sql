-- Alerts that were closed long ago go with their facts, some at a time; the fact of it names these. The application may call this and has
-- no other way to remove an alert. Half a year stays, and how old an alert is its facts tell, whose time the application cannot change.
CREATE FUNCTION expire_alerts(before timestamptz, most integer) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
    gone uuid[];
    told uuid[];
    noted uuid;
BEGIN
    IF before > now() - interval '180 days' THEN
        RAISE EXCEPTION 'the alerts of the last six months stay' USING ERRCODE = 'check_violation';
    END IF;
    gone := ARRAY(SELECT a.alert_id FROM alert a WHERE a.state = 'closed' AND a.decided_at < before
        AND NOT EXISTS (SELECT 1 FROM fact f WHERE f.object = 'alert/' || a.alert_id AND f.kind = 18 AND f.at >= before)
        ORDER BY a.number LIMIT most FOR UPDATE SKIP LOCKED);
    IF cardinality(gone) = 0 THEN
        RETURN 0;
    END IF;
    told := ARRAY(SELECT f.fact_id FROM fact f WHERE f.object = ANY (SELECT 'alert/' || a FROM unnest(gone) a) AND f.kind = 18
        AND f.erased_by IS NULL ORDER BY 1);
    noted := note_fact(14, 'erasure', 'system', 'alerts', '{}', jsonb_build_object('step', 'alerts', 'alerts', cardinality(gone),
        'before', to_jsonb(before), 'items', to_jsonb(ARRAY(SELECT 'fact/' || f FROM unnest(told) f))));
    UPDATE fact f SET body = NULL, salt = NULL, erased_by = noted WHERE f.fact_id = ANY (told);
    DELETE FROM alert a WHERE a.alert_id = ANY (gone);
    RETURN cardinality(gone);
END
$$;
REVOKE ALL ON FUNCTION expire_alerts(timestamptz, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION expire_alerts(timestamptz, integer) TO zhengyuan_app;

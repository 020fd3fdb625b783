-- The number of a log is its address (/log/NUMBER/), and what is read there is kept by clients and proxies: no log may ever get a number that
-- another had. A database that was set back has forgotten which were given; whoever begins a log knows it from its keys.
DROP FUNCTION begin_origin(text, text, jsonb);

-- Ends the log and begins another, whose first leaf names the old one. Leaves that no checkpoint of the old one covers wait again.
CREATE FUNCTION begin_origin(new_origin text, actor text, details jsonb, at_least integer, OUT fact_of_it uuid, OUT new_epoch smallint)
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
    old log_state;
    covered bigint;
    packet bigint;
    entry bytea;
BEGIN
    SELECT * INTO STRICT old FROM log_state FOR UPDATE;
    IF old.stopped IS NULL THEN
        RAISE EXCEPTION 'the log goes on' USING ERRCODE = 'ZY002';
    END IF;
    IF old.origin = new_origin OR EXISTS (SELECT FROM log_origin o WHERE o.origin = new_origin) THEN
        RAISE EXCEPTION 'a log of this origin was there before' USING ERRCODE = 'ZY003';
    END IF;
    new_epoch := greatest(old.epoch + 1, at_least);
    INSERT INTO log_origin (epoch, origin, ended_at) VALUES (old.epoch, old.origin, clock_timestamp());

    fact_of_it := note_fact(17, 'log-origin', actor, 'log/' || new_origin, '{}', details);
    SELECT f.packet_id INTO STRICT packet FROM fact f WHERE f.fact_id = fact_of_it;
    DELETE FROM leaf_packet p WHERE p.packet_id = packet RETURNING p.entries INTO STRICT entry;
    INSERT INTO sequenced_packet (epoch, packet_id, first_index, leaves) VALUES (new_epoch, packet, 0, 1);
    INSERT INTO log_tile (epoch, level, number, width, data)
    VALUES (new_epoch, 0, 0, 1, sha256('\x00'::bytea || entry)), (new_epoch, -1, 0, 1, '\x0022'::bytea || entry);
    UPDATE log_state SET epoch = new_epoch, origin = new_origin, size = 1, root = sha256('\x00'::bytea || entry),
        edge = sha256('\x00'::bytea || entry), stopped = NULL, stopped_detail = NULL, stopped_at = NULL;

    SELECT coalesce(max(c.size), 0) INTO covered FROM log_checkpoint c WHERE c.epoch = old.epoch;
    WITH again AS (
        SELECT p.packet_id, string_agg(substr(t.data, (i % 256)::integer * 36 + 3, 34), ''::bytea ORDER BY i) AS entries
        FROM sequenced_packet p
        CROSS JOIN LATERAL generate_series(p.first_index, p.first_index + p.leaves - 1) i
        JOIN log_tile t ON t.epoch = p.epoch AND t.level = -1 AND t.number = i / 256
        WHERE p.epoch = old.epoch AND p.first_index >= covered
        GROUP BY p.packet_id, p.leaves
        HAVING sum(octet_length(substr(t.data, (i % 256)::integer * 36 + 3, 34))) = 34 * p.leaves
    ), gone AS (
        DELETE FROM sequenced_packet p USING again WHERE p.packet_id = again.packet_id
    )
    INSERT INTO leaf_packet (packet_id, entries) SELECT again.packet_id, again.entries FROM again;
END $$;
REVOKE EXECUTE ON FUNCTION begin_origin(text, text, jsonb, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION begin_origin(text, text, jsonb, integer) TO zhengyuan_app;

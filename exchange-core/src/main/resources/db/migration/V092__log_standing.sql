-- How the log stands: whether it has stopped, which logs came before it, and what witnesses signed.

-- A log that cannot go on is ended and another begins under another origin: another epoch. Nothing of a former one is changed.
ALTER TABLE log_state
    ADD COLUMN epoch smallint NOT NULL DEFAULT 0,
    -- why nothing is signed and nothing that needs evidence is written; null: it goes on
    ADD COLUMN stopped text,
    ADD COLUMN stopped_detail text,
    ADD COLUMN stopped_at timestamptz;
CREATE TABLE log_origin (
    epoch  smallint PRIMARY KEY,
    origin text NOT NULL UNIQUE,
    ended_at timestamptz NOT NULL
);
ALTER TABLE log_tile ADD COLUMN epoch smallint NOT NULL DEFAULT 0;
ALTER TABLE log_tile DROP CONSTRAINT log_tile_pkey, ADD PRIMARY KEY (epoch, level, number);
ALTER TABLE log_checkpoint ADD COLUMN epoch smallint NOT NULL DEFAULT 0;
ALTER TABLE log_checkpoint DROP CONSTRAINT log_checkpoint_pkey, ADD PRIMARY KEY (epoch, size);
ALTER TABLE sequenced_packet ADD COLUMN epoch smallint NOT NULL DEFAULT 0;
ALTER TABLE sequenced_packet DROP CONSTRAINT sequenced_packet_first_index_key, ADD UNIQUE (epoch, first_index);

-- Cosignatures of witnesses that verified, one line of the note each.
CREATE TABLE log_cosignature (
    epoch  smallint NOT NULL,
    size   bigint NOT NULL,
    -- verifier key of the witness
    key    text COLLATE "C" NOT NULL,
    line   text NOT NULL,
    at     timestamptz NOT NULL,
    PRIMARY KEY (epoch, size, key),
    FOREIGN KEY (epoch, size) REFERENCES log_checkpoint
);
CREATE INDEX log_cosignature_key ON log_cosignature (epoch, key, size);

GRANT UPDATE (stopped, stopped_detail, stopped_at) ON log_state TO zhengyuan_app;
GRANT SELECT ON log_origin TO zhengyuan_app;
GRANT SELECT, INSERT ON log_cosignature TO zhengyuan_app;

-- While the log stands still nothing comes to be that would need a leaf, whatever code writes it, in whatever process: but stopping
-- something, people's access, and the beginning of another log (kinds 8, 10, 16, 17).
CREATE FUNCTION leaf_needs_log() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
BEGIN
    IF EXISTS (SELECT FROM log_state WHERE stopped IS NOT NULL) AND get_byte(NEW.entries, 1) NOT IN (8, 10, 16, 17) THEN
        RAISE EXCEPTION 'the evidence log has stopped: nothing that needs a leaf is written' USING ERRCODE = 'ZY001';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER leaf_needs_log BEFORE INSERT ON leaf_packet FOR EACH ROW EXECUTE FUNCTION leaf_needs_log();

-- Ends the log and begins another, whose first leaf names the old one. Leaves that no checkpoint of the old one covers wait again.
CREATE FUNCTION begin_origin(new_origin text, actor text, details jsonb) RETURNS uuid LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, public AS $$
DECLARE
    old log_state;
    covered bigint;
    new_epoch smallint;
    fact_of_it uuid;
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
    new_epoch := old.epoch + 1;
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
    RETURN fact_of_it;
END $$;
REVOKE EXECUTE ON FUNCTION begin_origin(text, text, jsonb) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION begin_origin(text, text, jsonb) TO zhengyuan_app;

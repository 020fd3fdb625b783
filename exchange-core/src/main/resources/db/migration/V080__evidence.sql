-- The evidence log: every fact is a leaf of a Merkle tree (RFC 6962). A leaf holds 34 bytes: format, kind, and a SHA-256 commitment over
-- the fact and a fresh salt. Fact and salt can go, for the law may ask for it; the leaf stays, and every proof with it.

-- Leaves as their transactions wrote them: a packet per transaction or set, so that a thousand facts are one row. Which position a leaf
-- gets is decided later, by the sequencer, which consumes the rows it sees and keeps no watermark.
CREATE SEQUENCE leaf_packet_number CACHE 1;
CREATE TABLE leaf_packet (
    packet_id bigint PRIMARY KEY,
    entries   bytea NOT NULL CHECK (octet_length(entries) > 0 AND octet_length(entries) % 34 = 0)
);
ALTER TABLE leaf_packet ALTER COLUMN entries SET STORAGE EXTERNAL;

-- Where a packet's leaves lie in the log: its first leaf has index first_index, the others follow.
CREATE TABLE sequenced_packet (
    packet_id   bigint PRIMARY KEY,
    first_index bigint NOT NULL UNIQUE,
    leaves      integer NOT NULL CHECK (leaves > 0)
);

-- Tiles of 256 hashes (level >= 0) and bundles of 256 entries (level -1), as C2SP tlog-tiles cuts them; the last of a level is partial
-- and grows.
CREATE TABLE log_tile (
    level  smallint NOT NULL CHECK (level BETWEEN -1 AND 7),
    number bigint NOT NULL CHECK (number >= 0),
    width  smallint NOT NULL CHECK (width BETWEEN 1 AND 256),
    data   bytea NOT NULL,
    PRIMARY KEY (level, number)
);
ALTER TABLE log_tile ALTER COLUMN data SET STORAGE EXTERNAL;

-- One row: the tree. Sequencers advance it by compare-and-swap of (size, root). edge: the hashes of the perfect subtrees that make up
-- the tree, largest first.
CREATE TABLE log_state (
    only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    origin   text NOT NULL,
    size     bigint NOT NULL CHECK (size >= 0),
    root     bytea NOT NULL CHECK (octet_length(root) = 32),
    edge     bytea NOT NULL CHECK (octet_length(edge) % 32 = 0)
);
CREATE FUNCTION log_state_grows() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.origin = OLD.origin AND NEW.size < OLD.size THEN
        RAISE EXCEPTION 'the log never shrinks' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER log_state_grows BEFORE UPDATE ON log_state FOR EACH ROW EXECUTE FUNCTION log_state_grows();

-- Signed checkpoints, as notes; one per size that was published.
CREATE TABLE log_checkpoint (
    size       bigint PRIMARY KEY,
    note       text NOT NULL,
    signed_at  timestamptz NOT NULL
);

-- Facts that no other table can give back: rulings, and what a chunk of a submission came to. Pulls and claim checks are in the trail.
-- body is canonical JSON (RFC 8785). An erased fact has neither body nor salt.
CREATE TABLE fact (
    fact_id   uuid PRIMARY KEY,
    kind      smallint NOT NULL,
    at        timestamptz NOT NULL,
    object    text COLLATE "C" NOT NULL,
    -- departments that were party to it, beside auditors
    parties   text[] NOT NULL,
    body      text,
    salt      bytea CHECK (octet_length(salt) = 32),
    packet_id bigint NOT NULL,
    place     integer NOT NULL,
    erased_by uuid,
    CHECK (num_nulls(body, salt) = CASE WHEN erased_by IS NULL THEN 0 ELSE 2 END)
);
CREATE INDEX fact_packet ON fact (packet_id, place);
CREATE INDEX fact_object ON fact (object, at);

-- JSON as RFC 8785 writes it, for what the rows of this database hold: keys in ASCII. A number that not every reader of JSON keeps, of more
-- than 15 digits, is written as a text.
CREATE FUNCTION canonical_json(value jsonb) RETURNS text LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE
    SET search_path = pg_catalog, public AS $$
DECLARE
    number numeric;
BEGIN
    CASE jsonb_typeof(value)
    WHEN 'object' THEN
        RETURN '{' || coalesce((SELECT string_agg(to_json(e.key)::text || ':' || public.canonical_json(e.value), ','
            ORDER BY e.key COLLATE "C") FROM jsonb_each(value) e), '') || '}';
    WHEN 'array' THEN
        RETURN '[' || coalesce((SELECT string_agg(public.canonical_json(e.value), ',' ORDER BY e.place)
            FROM jsonb_array_elements(value) WITH ORDINALITY e(value, place)), '') || ']';
    WHEN 'string' THEN
        RETURN to_json(value #>> '{}')::text;
    WHEN 'number' THEN
        number := trim_scale((value #>> '{}')::numeric);
        IF number <> 0 AND (abs(number) >= 1e15 OR abs(number) < 1e-6 OR length(replace(abs(number)::text, '.', '')) > 15) THEN
            RETURN to_json(number::text)::text;
        END IF;
        RETURN number::text;
    ELSE
        RETURN value::text;
    END CASE;
END $$;

-- 32 bytes of which 244 bits are random.
CREATE FUNCTION fresh_salt() RETURNS bytea LANGUAGE sql VOLATILE SET search_path = pg_catalog AS $$
    SELECT uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())
$$;

-- What a fact's entry in the log is: format 1, kind, SHA-256("zhengyuan-fact/1\n" || salt || body).
CREATE FUNCTION fact_entry(kind integer, salt bytea, body text) RETURNS bytea LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    SET search_path = pg_catalog AS $$
    SELECT '\x01'::bytea || set_byte('\x00'::bytea, 0, kind)
        || sha256('zhengyuan-fact/1'::bytea || '\x0a'::bytea || salt || convert_to(body, 'UTF8'))
$$;

-- Notes one fact with its leaf, in the caller's transaction.
CREATE FUNCTION note_fact(of_kind integer, kind_name text, actor text, of_object text, of_parties text[], details jsonb) RETURNS uuid
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public SET timezone = 'UTC' AS $$
DECLARE
    id uuid := gen_random_uuid();
    now_at timestamptz := clock_timestamp();
    new_salt bytea := fresh_salt();
    packet bigint := nextval('leaf_packet_number');
    new_body text := canonical_json(jsonb_build_object('kind', kind_name, 'time', to_char(now_at, 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
        'actor', actor, 'object', of_object, 'details', details));
BEGIN
    INSERT INTO fact (fact_id, kind, at, object, parties, body, salt, packet_id, place)
    VALUES (id, of_kind, now_at, of_object, of_parties, new_body, new_salt, packet, 0);
    INSERT INTO leaf_packet (packet_id, entries) VALUES (packet, fact_entry(of_kind, new_salt, new_body));
    RETURN id;
END $$;

-- Makes facts of a table's rows as they are written. Arguments: kind, its name, key columns, actor columns (the last that is set counts),
-- party columns, columns left out (secrets, counters that change with every use).
CREATE FUNCTION row_is_fact() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public SET timezone = 'UTC' AS $$
DECLARE
    written jsonb := to_jsonb(NEW);
    hidden text[] := string_to_array(TG_ARGV[5], ',');
    actor text;
    object text := TG_TABLE_NAME;
    parties text[] := '{}';
    name text;
BEGIN
    IF TG_OP = 'UPDATE' AND to_jsonb(OLD) - hidden = written - hidden THEN
        RETURN NULL;
    END IF;
    FOREACH name IN ARRAY string_to_array(TG_ARGV[2], ',') LOOP
        object := object || '/' || (written ->> name);
    END LOOP;
    FOREACH name IN ARRAY string_to_array(TG_ARGV[3], ',') LOOP
        actor := coalesce(written ->> name, actor);
    END LOOP;
    FOREACH name IN ARRAY string_to_array(TG_ARGV[4], ',') LOOP
        IF jsonb_typeof(written -> name) = 'array' THEN
            parties := parties || ARRAY(SELECT jsonb_array_elements_text(written -> name));
        ELSIF written ->> name IS NOT NULL THEN
            parties := parties || (written ->> name);
        END IF;
    END LOOP;
    PERFORM note_fact(TG_ARGV[0]::integer, TG_ARGV[1], coalesce(actor, 'system'), object, parties, written - hidden);
    RETURN NULL;
END $$;

REVOKE EXECUTE ON FUNCTION note_fact(integer, text, text, text, text[], jsonb) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION note_fact(integer, text, text, text, text[], jsonb) TO zhengyuan_app;
GRANT USAGE ON SEQUENCE leaf_packet_number TO zhengyuan_app;
GRANT SELECT, INSERT, DELETE ON leaf_packet TO zhengyuan_app;
GRANT SELECT, INSERT ON sequenced_packet, fact, log_checkpoint, log_state TO zhengyuan_app;
GRANT SELECT, INSERT, UPDATE ON log_tile TO zhengyuan_app;
GRANT UPDATE (size, root, edge) ON log_state TO zhengyuan_app;
GRANT UPDATE (body, salt, erased_by) ON fact TO zhengyuan_app;

-- The rulings.
DO $$
DECLARE
    one text[];
BEGIN
    FOREACH one SLICE 1 IN ARRAY ARRAY[
        -- table, kind, name, key, actors, parties, hidden
        ['catalog_change', '5', 'catalog-change', 'change_id', 'proposed_by,decided_by', 'department', ''],
        ['catalog_entry', '5', 'catalog-change', 'change_id,kind,code', 'withdrawn_by', '', ''],
        ['responsibility_decision', '6', 'responsibility-change', 'decision_id', 'decided_by', '', ''],
        ['responsibility', '6', 'responsibility-change', 'responsibility_id', '', '', ''],
        ['responsibility_refusal', '6', 'responsibility-change', 'refusal_id', 'attempted_by', '', ''],
        ['data_request', '7', 'data-request', 'id', 'submitted_by', 'requester,sources', ''],
        ['request_decision', '7', 'data-request', 'request_id,number', 'person', 'department', ''],
        ['sharing_agreement', '8', 'agreement', 'id', '', 'requester,sources', ''],
        ['agreement_version', '8', 'agreement', 'agreement_id,version', 'made_by', '', ''],
        ['agreement_change', '8', 'agreement', 'agreement_id,number', 'actor', 'department', ''],
        ['subject_change', '9', 'subject-change', 'change_id', 'proposed_by,decided_by', '', ''],
        ['dataset_stop', '10', 'dataset-stop', 'number', 'stopped_by,resumed_by', '', ''],
        ['submission', '2', 'submission', 'submission_id', 'submitted_by,approved_by', 'department', 'owner,original_removed_at,refusals_removed_at'],
        ['discrepancy', '13', 'discrepancy', 'discrepancy_id', '', '', '']
    ] LOOP
        EXECUTE format('CREATE TRIGGER %s_is_fact AFTER INSERT OR UPDATE ON %I FOR EACH ROW EXECUTE FUNCTION row_is_fact(%L, %L, %L, %L, %L, %L)',
            one[1], one[1], one[2], one[3], one[4], one[5], one[6], one[7]);
    END LOOP;
END
$$;

-- What pulls and claim checks commit to, beside the row itself.
ALTER TABLE trail ADD COLUMN request_digest bytea, ADD COLUMN salt bytea, ADD COLUMN packet_id bigint, ADD COLUMN place integer;
CREATE INDEX trail_packet ON trail USING brin (packet_id) WITH (pages_per_range = 16);

-- What a chunk commits to: the tree over its rows. row_seed: the salts of its rows come from it; null once one of them is erased.
ALTER TABLE submission_chunk ADD COLUMN fact_id uuid REFERENCES fact, ADD COLUMN row_seed bytea, ADD COLUMN first_version bigint,
    ADD COLUMN last_version bigint;

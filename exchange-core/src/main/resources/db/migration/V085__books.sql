-- What it takes to check the books against the log, and to erase without breaking a proof.

-- A chunk's rows. row_leaves: the leaf hash of every row, 32 bytes each, so that the row that differs can be named and an erased row leaves
-- its leaf. compared: digests of the comparisons of its rows (place in 4 bytes, digest in 32), for a later comparison replaces the
-- values. row_salts: once a row is erased, instead of the seed, 32 bytes each; zeros where the row is erased.
ALTER TABLE submission_chunk ADD COLUMN row_leaves bytea, ADD COLUMN compared bytea, ADD COLUMN row_salts bytea;
ALTER TABLE submission_chunk ALTER COLUMN row_leaves SET STORAGE EXTERNAL, ALTER COLUMN compared SET STORAGE EXTERNAL,
    ALTER COLUMN row_salts SET STORAGE EXTERNAL;
CREATE INDEX submission_chunk_rows ON submission_chunk (submission_id, first_row);
ALTER TABLE submission_chunk ADD CHECK (row_seed IS NULL OR row_salts IS NULL);

-- Rows that were erased, and by which fact.
CREATE TABLE erased_row (
    submission_id uuid NOT NULL,
    chunk         integer NOT NULL,
    place         integer NOT NULL,
    fact_id       uuid NOT NULL REFERENCES fact,
    PRIMARY KEY (submission_id, chunk, place)
);

-- Leaves whose rows went with a whole partition of the trail, and by which fact: runs of neighbours. The fact has the root of the tree
-- over these entries and their number.
CREATE TABLE erased_leaves (
    epoch       smallint NOT NULL,
    first_index bigint NOT NULL,
    last_index  bigint NOT NULL CHECK (last_index >= first_index),
    fact_id     uuid NOT NULL REFERENCES fact,
    PRIMARY KEY (epoch, first_index)
);

-- Of an erased entry of the trail its receipt, its time, its outcome and the digest of the answer stay.
ALTER TABLE trail ADD COLUMN erased_by uuid;

GRANT SELECT ON erased_row, erased_leaves TO zhengyuan_app;

-- Rulings that stood before the log began come into it as they stand now: from here on a row without its fact is one that came past the log.
DO $$
DECLARE
    ruling record;
    arguments text[];
    key text;
    found jsonb;
    of_object text;
BEGIN
    SET LOCAL timezone = 'UTC';
    FOR ruling IN
        SELECT c.relname AS name, string_to_array(encode(t.tgargs, 'escape'), '\000') AS arguments
        FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_proc p ON p.oid = t.tgfoid
        WHERE p.proname = 'row_is_fact' AND NOT t.tgisinternal
    LOOP
        arguments := ruling.arguments;
        FOR found IN EXECUTE format('SELECT to_jsonb(r) FROM %I r', ruling.name) LOOP
            of_object := ruling.name;
            FOREACH key IN ARRAY string_to_array(arguments[3], ',') LOOP
                of_object := of_object || '/' || (found ->> key);
            END LOOP;
            IF NOT EXISTS (SELECT 1 FROM fact WHERE object = of_object AND kind = arguments[1]::integer) THEN
                PERFORM note_fact(arguments[1]::integer, arguments[2], 'system', of_object, '{}',
                    found - string_to_array(arguments[6], ','));
            END IF;
        END LOOP;
    END LOOP;
END
$$;

-- The check reads heads and versions slot by slot.
DO $$
BEGIN
    FOR slot IN 0..7 LOOP
        EXECUTE format('GRANT SELECT ON head_%s, version_%s TO zhengyuan_app', slot, slot);
    END LOOP;
END
$$;

-- Erasing: what goes says so in a fact, and leaves its leaves.

-- A month of the trail goes as a whole. Its fact has the root of the tree over its entries in the log, in their order, and their number, log
-- by log; which leaves these are stays. The application may call this and has no other way to remove an entry; the last six months stay.
DROP FUNCTION trail_drop(smallint, date);
CREATE FUNCTION trail_drop(of_class smallint, month date, trees jsonb) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public SET lock_timeout = '2s' AS $$
DECLARE
    first date := date_trunc('month', month)::date;
    partition text := format('trail_%s_%s', of_class, to_char(month, 'YYYYMM'));
    entries bigint;
    covered bigint;
    placed jsonb;
    noted uuid;
BEGIN
    PERFORM pg_advisory_xact_lock(hashtext('trail_drop'));
    IF to_regclass('public.' || partition) IS NULL THEN
        RETURN false;
    END IF;
    IF first + interval '1 month' > (now() AT TIME ZONE 'UTC' - interval '6 months')::date THEN
        RAISE EXCEPTION 'the last six months of the trail stay' USING ERRCODE = 'check_violation';
    END IF;
    EXECUTE format('LOCK TABLE public.%I IN ACCESS EXCLUSIVE MODE', partition);
    EXECUTE format('SELECT count(*), count(packet_id) FROM public.%I', partition) INTO entries, covered;
    EXECUTE format('SELECT coalesce(jsonb_agg(jsonb_build_object(''epoch'', epoch, ''size'', size) ORDER BY epoch), ''[]'') FROM ('
        || 'SELECT s.epoch, count(*) AS size FROM public.%I t JOIN sequenced_packet s USING (packet_id) GROUP BY s.epoch) e', partition)
        INTO placed;
    IF placed <> (SELECT coalesce(jsonb_agg(t.tree - 'root' ORDER BY (t.tree ->> 'epoch')::integer), '[]') FROM jsonb_array_elements(trees) t(tree))
        OR covered <> (SELECT coalesce(sum((t.tree ->> 'size')::bigint), 0) FROM jsonb_array_elements(trees) t(tree)) THEN
        RAISE EXCEPTION 'of % entries of % there lie in the logs %, counted were %', covered, partition, placed, trees;
    END IF;
    noted := note_fact(14, 'erasure', 'system', 'trail/' || partition, '{}', jsonb_build_object('step', 'trail-month',
        'partition', partition, 'class', of_class, 'month', to_char(first, 'YYYY-MM'), 'entries', entries,
        'leaves', trees));
    EXECUTE format('INSERT INTO erased_leaves (epoch, first_index, last_index, fact_id) SELECT epoch, min(i), max(i), $1 FROM ('
        || 'SELECT epoch, i, i - row_number() OVER (PARTITION BY epoch ORDER BY i) AS run FROM ('
        || 'SELECT s.epoch, s.first_index + t.place AS i FROM public.%I t JOIN sequenced_packet s USING (packet_id)) a) b GROUP BY epoch, run', partition)
        USING noted;
    EXECUTE format('DROP TABLE public.%I', partition);
    RETURN true;
END
$$;
REVOKE ALL ON FUNCTION trail_drop(smallint, date, jsonb) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION trail_drop(smallint, date, jsonb) TO zhengyuan_app;

-- An erased row loses its salt; the salts of the others stay.
GRANT INSERT ON erased_row TO zhengyuan_app;
GRANT UPDATE (row_seed, row_salts, compared) ON submission_chunk TO zhengyuan_app;

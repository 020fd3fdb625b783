-- Drops the partitions of one retention class whose last entry is older than the day given. The application may call it and has no other
-- way to remove an entry; whatever it asks for, the last six months stay. Gives up rather than make pulls wait for a long reader.
CREATE FUNCTION trail_drop(of_class smallint, before date) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public SET lock_timeout = '2s' AS $$
DECLARE
    latest date := least(before, (now() AT TIME ZONE 'UTC' - interval '6 months')::date);
    partition text;
    dropped integer := 0;
BEGIN
    FOR partition IN
        SELECT c.relname FROM pg_inherits i
        JOIN pg_class c ON c.oid = i.inhrelid
        JOIN pg_class p ON p.oid = i.inhparent
        WHERE p.oid = to_regclass(format('public.trail_%s', of_class)) AND c.relname ~ '^trail_[0-9]+_[0-9]{6}$'
          AND to_date(right(c.relname, 6), 'YYYYMM') + interval '1 month' <= latest
        ORDER BY c.relname
    LOOP
        EXECUTE format('DROP TABLE public.%I', partition);
        dropped := dropped + 1;
    END LOOP;
    RETURN dropped;
END
$$;
REVOKE ALL ON FUNCTION trail_drop(smallint, date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION trail_drop(smallint, date) TO zhengyuan_app;

-- When the log stands still auditors look most: looks (kind 15) go on, and their leaves wait for the log to go on or begin anew.
CREATE OR REPLACE FUNCTION leaf_needs_log() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
BEGIN
    IF EXISTS (SELECT FROM log_state WHERE stopped IS NOT NULL) AND get_byte(NEW.entries, 1) NOT IN (8, 10, 15, 16, 17) THEN
        RAISE EXCEPTION 'the evidence log has stopped: nothing that needs a leaf is written' USING ERRCODE = 'ZY001';
    END IF;
    RETURN NEW;
END $$;

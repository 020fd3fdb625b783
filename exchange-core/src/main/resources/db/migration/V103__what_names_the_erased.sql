-- What names somebody names them however it is written: width, case, every blank, every hyphen, apostrophes and characters that are not seen
-- make no other person (as catalog.rule folds identifiers, and hyphens too). A class, for each side of the comparison alike.
CREATE FUNCTION folded(written text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT regexp_replace(upper(normalize(written, NFKC)),
        '[\t-\r \u00A0\u00AD\u1680\u2000-\u2015\u2018\u2019\u2028\u2029\u202F\u205F\u2060\u2212\u3000\uFE00-\uFE0F\uFE63\uFEFF\U000E0100-\U000E01EF''-]', '', 'g')
$$;
CREATE OR REPLACE FUNCTION says_one_of(written text, patterns text[]) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT folded(written) LIKE ANY (patterns)
$$;
CREATE FUNCTION saying(identifiers text[]) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE SET search_path = pg_catalog, public AS $$
    SELECT coalesce(array_agg('%' || replace(replace(replace(folded(i), '\', '\\'), '%', '\%'), '_', '\_') || '%'), '{}')
    FROM unnest(identifiers) i WHERE length(folded(i)) >= 8
$$;
REVOKE ALL ON FUNCTION folded(text), saying(text[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION folded(text) TO zhengyuan_app;

-- erase_texts as it was, with identifiers folded as the texts are.
DO $do$
DECLARE
    was text := pg_get_functiondef('erase_texts(uuid, uuid[], text)'::regprocedure);
    now_is text := replace(was, $old$translate(upper(i.identifier), ' -', '')$old$, 'folded(i.identifier)');
BEGIN
    IF now_is = was THEN
        RAISE EXCEPTION 'erase_texts is another function than the one to be changed';
    END IF;
    EXECUTE now_is;
END
$do$;

-- An answer as text; a file that is none says nothing.
CREATE FUNCTION kept_text(body bytea) RETURNS text LANGUAGE plpgsql IMMUTABLE SET search_path = pg_catalog AS $$
BEGIN
    RETURN convert_from(body, 'UTF8');
EXCEPTION WHEN character_not_in_repertoire OR untranslatable_character THEN
    RETURN '';
END
$$;
REVOKE ALL ON FUNCTION kept_text(bytea) FROM PUBLIC;

-- Also those that say it as somebody typed it, in a case number or a note.
CREATE OR REPLACE FUNCTION erase_kept_answers(of_erasure uuid, subjects uuid[], texts text[]) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
    patterns text[] := saying(texts);
    gone bigint;
BEGIN
    PERFORM erasure_subjects(of_erasure, subjects);
    DELETE FROM kept_answer k WHERE EXISTS (SELECT 1 FROM unnest(texts) t(text)
        WHERE t.text <> '' AND position(convert_to(t.text, 'UTF8') IN k.body) > 0) OR says_one_of(kept_text(k.body), patterns);
    GET DIAGNOSTICS gone = ROW_COUNT;
    RETURN gone;
END
$$;

-- Files that were still being read when an erasure wanted them to go: they go once their rows are read.
CREATE TABLE original_due (
    submission_id uuid PRIMARY KEY REFERENCES submission
);
GRANT SELECT, INSERT, DELETE ON original_due TO zhengyuan_app;

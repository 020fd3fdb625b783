-- The trail: one durable row for every pull, claim check and refusal of one, before its answer leaves. By retention class, then by
-- month (UTC), so that what may go goes as whole tables. The receipt id encodes both (docs/adr), so a receipt is found in one partition.
CREATE TABLE trail (
    receipt_id uuid NOT NULL,
    retention smallint NOT NULL,
    at timestamptz NOT NULL,
    kind text NOT NULL CHECK (kind IN ('pull', 'claim-check')),
    outcome text NOT NULL,
    repeated boolean NOT NULL,
    client_id text NOT NULL,
    department text,
    agreement_id uuid NOT NULL,
    agreement_version integer,
    service_item text NOT NULL,
    case_number text NOT NULL,
    operator text NOT NULL,
    subject_id uuid,
    elements text[] NOT NULL,
    details_type text NOT NULL,
    details bytea NOT NULL,
    answer_digest bytea,
    PRIMARY KEY (receipt_id, at, retention)
) PARTITION BY LIST (retention);
COMMENT ON COLUMN trail.outcome IS 'answered, or the code of the refusal';
COMMENT ON COLUMN trail.repeated IS 'the same receipt answered again under its Idempotency-Key';
COMMENT ON COLUMN trail.operator IS 'as the client asserted it';
COMMENT ON COLUMN trail.details IS 'Avro binary of the fact that details_type names';
COMMENT ON COLUMN trail.answer_digest IS 'SHA-256 of the answer as sent; null for a refusal';
CREATE INDEX trail_agreement ON trail (agreement_id, at, receipt_id);
CREATE TABLE trail_1 PARTITION OF trail FOR VALUES IN (1) PARTITION BY RANGE (at);
CREATE TABLE trail_2 PARTITION OF trail FOR VALUES IN (2) PARTITION BY RANGE (at);

-- Makes the partitions of one month where they are missing. The application may call it and nothing else: it has no DDL right.
CREATE FUNCTION trail_prepare(month date) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
    first date := date_trunc('month', month)::date;
    class smallint;
BEGIN
    IF first < date '2020-01-01' OR first > (now() + interval '36 months')::date THEN
        RAISE EXCEPTION 'no trail partition for %', first;
    END IF;
    FOREACH class IN ARRAY ARRAY[1, 2]::smallint[] LOOP
        IF to_regclass(format('public.trail_%s_%s', class, to_char(first, 'YYYYMM'))) IS NULL THEN
            PERFORM pg_advisory_xact_lock(hashtext('trail_prepare'));
            EXECUTE format(
                'CREATE TABLE IF NOT EXISTS public.trail_%s_%s PARTITION OF public.trail_%s FOR VALUES FROM (%L) TO (%L)',
                class, to_char(first, 'YYYYMM'), class,
                to_char(first, 'YYYY-MM-DD') || ' 00:00:00+00',
                to_char(first + interval '1 month', 'YYYY-MM-DD') || ' 00:00:00+00');
        END IF;
    END LOOP;
END
$$;
REVOKE ALL ON FUNCTION trail_prepare(date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION trail_prepare(date) TO zhengyuan_app;
GRANT SELECT, INSERT ON trail TO zhengyuan_app;

DO $$
BEGIN
    PERFORM trail_prepare((date_trunc('month', now()) + make_interval(months => ahead))::date) FROM generate_series(-1, 3) ahead;
END
$$;

-- How many answers processes have drawn, by day (Asia/Shanghai) and in all. A drawn lease counts as used, whatever became of it.
CREATE TABLE agreement_quota (
    agreement_id uuid NOT NULL REFERENCES sharing_agreement,
    day date NOT NULL,
    drawn bigint NOT NULL CHECK (drawn >= 0),
    PRIMARY KEY (agreement_id, day)
);
CREATE TABLE agreement_quota_total (
    agreement_id uuid PRIMARY KEY REFERENCES sharing_agreement,
    drawn bigint NOT NULL CHECK (drawn >= 0)
);
GRANT SELECT, INSERT ON agreement_quota, agreement_quota_total TO zhengyuan_app;
GRANT UPDATE (drawn) ON agreement_quota, agreement_quota_total TO zhengyuan_app;

-- Pulls that carried an Idempotency-Key and were answered.
CREATE TABLE answered_pull (
    client_id text NOT NULL,
    idempotency_key text NOT NULL,
    digest bytea NOT NULL,
    receipt_id uuid NOT NULL,
    at timestamptz NOT NULL,
    PRIMARY KEY (client_id, idempotency_key)
);
CREATE INDEX answered_pull_at ON answered_pull (at);
GRANT SELECT, INSERT, DELETE ON answered_pull TO zhengyuan_app;

-- Failed claim checks of a day. The subject is a digest under the day's salt, so that a claim about somebody the registry does not
-- know is counted like any other; both are deleted when the day is over.
CREATE TABLE claim_salt (
    day date PRIMARY KEY,
    salt bytea NOT NULL CHECK (octet_length(salt) = 32)
);
CREATE TABLE claim_attempt (
    day date NOT NULL,
    subject bytea NOT NULL,
    element text NOT NULL,
    client_id text NOT NULL,
    failures integer NOT NULL CHECK (failures >= 0),
    PRIMARY KEY (day, subject, element, client_id)
);
GRANT SELECT, INSERT, DELETE ON claim_salt, claim_attempt TO zhengyuan_app;
GRANT UPDATE (failures) ON claim_attempt TO zhengyuan_app;

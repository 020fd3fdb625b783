-- Emergency stops of datasets. Pulls and claim checks read the lasting ones in their own transaction.
CREATE TABLE dataset_stop (
    number        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    dataset       text NOT NULL,
    reason        text NOT NULL CHECK (reason <> ''),
    stopped_by    text NOT NULL,
    stopped_at    timestamptz NOT NULL,
    resume_reason text CHECK (resume_reason <> ''),
    resumed_by    text,
    resumed_at    timestamptz,
    CHECK (num_nulls(resume_reason, resumed_by, resumed_at) IN (0, 3))
);
CREATE UNIQUE INDEX dataset_stop_lasting ON dataset_stop (dataset) WHERE resumed_at IS NULL;

-- What is over stays as it was told.
CREATE FUNCTION dataset_stop_is_over() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the stop of % is over', OLD.dataset USING ERRCODE = 'check_violation';
END $$;
CREATE TRIGGER dataset_stop_is_over BEFORE UPDATE ON dataset_stop
    FOR EACH ROW WHEN (OLD.resumed_at IS NOT NULL) EXECUTE FUNCTION dataset_stop_is_over();

GRANT SELECT ON dataset_stop TO zhengyuan_app;
GRANT INSERT (dataset, reason, stopped_by, stopped_at) ON dataset_stop TO zhengyuan_app;
GRANT UPDATE (resume_reason, resumed_by, resumed_at) ON dataset_stop TO zhengyuan_app;

-- Which subject an account of a holder stands for. account: the name the actor bears in records.
CREATE TABLE holder_binding (
    binding_id uuid PRIMARY KEY,
    account    text COLLATE "C" NOT NULL,
    subject_id uuid NOT NULL,
    -- how sure it is that the account is this subject's
    assurance  text NOT NULL CHECK (assurance IN ('low', 'substantial', 'high')),
    bound_by   text NOT NULL,
    bound_at   timestamptz NOT NULL,
    ended_by   text,
    ended_at   timestamptz,
    CHECK ((ended_by IS NULL) = (ended_at IS NULL))
);
CREATE UNIQUE INDEX holder_binding_present ON holder_binding (account) WHERE ended_at IS NULL;
CREATE TRIGGER holder_binding_is_fact AFTER INSERT OR UPDATE ON holder_binding FOR EACH ROW
    EXECUTE FUNCTION row_is_fact('16', 'access-change', 'binding_id', 'bound_by,ended_by', '', '');
GRANT SELECT, INSERT ON holder_binding TO zhengyuan_app;
GRANT UPDATE (ended_by, ended_at) ON holder_binding TO zhengyuan_app;

-- People who sign in with a password of this installation.
CREATE TABLE account (
    account_id          uuid PRIMARY KEY,
    user_name           text NOT NULL UNIQUE CHECK (user_name ~ '^[a-z0-9][a-z0-9._-]{2,63}$'),
    password            text NOT NULL,
    department          text CHECK (department ~ '^[0-9A-Z]{18}$'),
    roles               text[] NOT NULL CHECK (cardinality(roles) > 0),
    status              text NOT NULL DEFAULT 'active' CHECK (status IN ('active', 'suspended', 'stopped')),
    must_change_password boolean NOT NULL,
    generation          integer NOT NULL DEFAULT 1,
    failed_attempts     integer NOT NULL DEFAULT 0 CHECK (failed_attempts >= 0),
    locked_until        timestamptz,
    created_at          timestamptz NOT NULL,
    last_sign_in_on     date
);
COMMENT ON COLUMN account.generation IS 'raised with every new password; a session of an older generation ends';

GRANT SELECT, INSERT ON account TO zhengyuan_app;
GRANT UPDATE (password, roles, status, must_change_password, generation, failed_attempts, locked_until, last_sign_in_on)
    ON account TO zhengyuan_app;

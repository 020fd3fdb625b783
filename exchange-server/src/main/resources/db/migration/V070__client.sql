-- Machines that may call the exchange. Whoever decides about a call inside a transaction reads client(client_id, status) there.
CREATE TABLE client (
    client_id    text PRIMARY KEY CHECK (client_id ~ '^[a-z0-9][a-z0-9-]{2,63}$'),
    name         text NOT NULL CHECK (name <> ''),
    department   text CHECK (department ~ '^[0-9A-Z]{18}$'),
    roles        text[] NOT NULL CHECK (cardinality(roles) > 0),
    status       text NOT NULL DEFAULT 'active' CHECK (status IN ('active', 'suspended', 'stopped')),
    created_at   timestamptz NOT NULL,
    last_used_on date
);
COMMENT ON COLUMN client.department IS 'USCC of the department; null for machines of the exchange itself';
COMMENT ON COLUMN client.status IS 'suspended can be undone, stopped cannot';
COMMENT ON COLUMN client.last_used_on IS 'day of the last token, coarse on purpose: no write per call';

-- At most two live secrets, so that a machine can be moved to a new one without a gap.
CREATE TABLE client_secret (
    client_id  text NOT NULL REFERENCES client,
    slot       smallint NOT NULL CHECK (slot IN (1, 2)),
    salt       bytea NOT NULL CHECK (octet_length(salt) = 16),
    digest     bytea NOT NULL CHECK (octet_length(digest) = 32),
    created_at timestamptz NOT NULL,
    PRIMARY KEY (client_id, slot)
);

GRANT SELECT, INSERT ON client TO zhengyuan_app;
GRANT UPDATE (name, roles, status, last_used_on) ON client TO zhengyuan_app;
GRANT SELECT, INSERT, DELETE ON client_secret TO zhengyuan_app;

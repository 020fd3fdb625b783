-- Answers to writes that carried an Idempotency-Key, written in the transaction of the write. The row comes first and its answer
-- last, so a row without status is never seen from outside.
CREATE TABLE kept_answer (
    actor_kind      text NOT NULL CHECK (actor_kind IN ('client', 'person')),
    actor           text NOT NULL,
    idempotency_key text NOT NULL CHECK (length(idempotency_key) BETWEEN 1 AND 200),
    digest          bytea NOT NULL CHECK (octet_length(digest) = 32),
    begun_at        timestamptz NOT NULL,
    status          smallint CHECK (status BETWEEN 200 AND 499),
    location        text,
    content_type    text,
    body            bytea,
    PRIMARY KEY (actor_kind, actor, idempotency_key)
);
COMMENT ON COLUMN kept_answer.digest IS 'SHA-256 of method, path, query, content type, the actor''s department and roles, and body';
COMMENT ON COLUMN kept_answer.body IS 'null where the answer is not kept: it held a secret shown once, or was too large';
CREATE INDEX kept_answer_begun ON kept_answer (begun_at);

GRANT SELECT, INSERT, DELETE ON kept_answer TO zhengyuan_app;
GRANT UPDATE (status, location, content_type, body) ON kept_answer TO zhengyuan_app;

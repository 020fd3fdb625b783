-- What operators did to clients and accounts: appended in the transaction of the act, never changed.
CREATE TABLE access_event (
    event_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at       timestamptz NOT NULL,
    actor    text NOT NULL,
    action   text NOT NULL,
    object   text NOT NULL
);
COMMENT ON COLUMN access_event.object IS 'client id or account id';

GRANT SELECT, INSERT ON access_event TO zhengyuan_app;

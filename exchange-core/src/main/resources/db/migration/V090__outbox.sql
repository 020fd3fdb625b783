-- Messages on their way to endpoints outside, written in the transaction of what they tell. A message is deleted when its endpoint has
-- taken it; one that the endpoint will never take is set aside with the reason.
CREATE TABLE outbox_message (
    message_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    channel    text COLLATE "C" NOT NULL,
    -- messages of one key arrive in the order in which they were written
    order_key  text COLLATE "C" NOT NULL,
    -- what the receiver knows a message by when it comes twice
    delivery   uuid NOT NULL,
    written_at timestamptz NOT NULL,
    attempts   integer NOT NULL DEFAULT 0,
    next_try   timestamptz,
    body       bytea NOT NULL
) WITH (fillfactor = 90, autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 1000);
CREATE INDEX outbox_message_channel ON outbox_message (channel, message_id);
CREATE INDEX outbox_message_order ON outbox_message (channel, order_key, message_id);

-- How an endpoint answers. While it does not, this row alone changes, and at longer and longer intervals.
CREATE TABLE outbox_channel (
    channel       text COLLATE "C" PRIMARY KEY,
    failures      integer NOT NULL DEFAULT 0,
    paused_until  timestamptz,
    last_problem  text,
    delivered     bigint NOT NULL DEFAULT 0,
    delivered_at  timestamptz
) WITH (fillfactor = 50);

CREATE TABLE outbox_set_aside (
    message_id   bigint PRIMARY KEY,
    channel      text COLLATE "C" NOT NULL,
    order_key    text COLLATE "C" NOT NULL,
    delivery     uuid NOT NULL,
    written_at   timestamptz NOT NULL,
    set_aside_at timestamptz NOT NULL,
    reason       text NOT NULL,
    body         bytea NOT NULL
);
CREATE INDEX outbox_set_aside_channel ON outbox_set_aside (channel, message_id);

GRANT SELECT, INSERT, DELETE ON outbox_message, outbox_set_aside TO zhengyuan_app;
GRANT UPDATE (attempts, next_try) ON outbox_message TO zhengyuan_app;
GRANT SELECT, INSERT, UPDATE ON outbox_channel TO zhengyuan_app;

-- Days (Asia/Shanghai) whose sharing has been told to an OpenLineage endpoint.
CREATE TABLE openlineage_day (
    day date PRIMARY KEY
);
GRANT SELECT, INSERT ON openlineage_day TO zhengyuan_app;

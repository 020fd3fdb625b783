-- Watchfulness (风险监测预警): rules over the trail raise alerts.

-- The rules as data. Written with their defaults at the first start; stewards change them, and every change is a fact.
CREATE TABLE watch_rule (
    code       text COLLATE "C" PRIMARY KEY,
    name_zh    text NOT NULL CHECK (name_zh <> ''),
    name_en    text NOT NULL CHECK (name_en <> ''),
    enabled    boolean NOT NULL,
    severity   text NOT NULL CHECK (severity IN ('notice', 'warning', 'critical')),
    parameters jsonb NOT NULL,
    version    integer NOT NULL DEFAULT 1,
    changed_by text NOT NULL,
    changed_at timestamptz NOT NULL
);
CREATE TRIGGER watch_rule_is_fact AFTER INSERT OR UPDATE ON watch_rule FOR EACH ROW
    EXECUTE FUNCTION row_is_fact('18', 'alert', 'code,version', 'changed_by', '', '');
GRANT SELECT, INSERT ON watch_rule TO zhengyuan_app;
GRANT UPDATE (enabled, severity, parameters, version, changed_by, changed_at) ON watch_rule TO zhengyuan_app;

-- How far the trail has been looked at, as an index of the evidence log: leaves lie there in the order of their commits, without a gap, so
-- that no line is passed over, however late it commits. Lines from before this table was made are not looked at.
CREATE TABLE watch_progress (
    only_row   boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    -- which log, where one was ended and another begun, and the index in it
    epoch      smallint NOT NULL DEFAULT 0,
    next_index bigint NOT NULL,
    -- time of the newest line seen: the next ones are not much older
    seen_at    timestamptz NOT NULL
);
INSERT INTO watch_progress (next_index, seen_at) SELECT coalesce(max(first_index + leaves), 0), '-infinity' FROM sequenced_packet;
GRANT SELECT ON watch_progress TO zhengyuan_app;
GRANT UPDATE (epoch, next_index, seen_at) ON watch_progress TO zhengyuan_app;

-- What was counted, by what is watched and window of time. facts: lines; hits: those of them that count against the object; things: what a
-- hit was about, each once and at most 500 of them (random ids, never an identifier); receipts: the newest hits.
CREATE TABLE watch_tally (
    tally        text COLLATE "C" NOT NULL,
    object       text COLLATE "C" NOT NULL,
    window_start timestamptz NOT NULL,
    department   text,
    facts        bigint NOT NULL,
    hits         bigint NOT NULL,
    things       text[] NOT NULL,
    receipts     uuid[] NOT NULL,
    PRIMARY KEY (tally, object, window_start)
) WITH (fillfactor = 80);
CREATE INDEX watch_tally_window ON watch_tally (tally, window_start);
GRANT SELECT, INSERT, DELETE ON watch_tally TO zhengyuan_app;
GRANT UPDATE (facts, hits, things, receipts) ON watch_tally TO zhengyuan_app;

-- Refusals in a row, per client, since its last answer.
CREATE TABLE watch_streak (
    client_id  text COLLATE "C" PRIMARY KEY,
    department text,
    began_at   timestamptz NOT NULL,
    last_at    timestamptz NOT NULL,
    length     bigint NOT NULL,
    receipts   uuid[] NOT NULL
) WITH (fillfactor = 50);
GRANT SELECT, INSERT, UPDATE, DELETE ON watch_streak TO zhengyuan_app;

-- An alert and what became of it. dedup: one alert per rule, object and window, whatever number of processes look however often.
CREATE TABLE alert (
    alert_id     uuid PRIMARY KEY,
    number       bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
    dedup        text COLLATE "C" NOT NULL UNIQUE,
    rule         text COLLATE "C" NOT NULL REFERENCES watch_rule,
    severity     text NOT NULL CHECK (severity IN ('notice', 'warning', 'critical')),
    client_id    text,
    operator     text,
    case_number  text,
    department   text,
    window_start timestamptz NOT NULL,
    window_end   timestamptz NOT NULL,
    -- how many facts it rests on, and the newest of them by their receipts
    facts        bigint NOT NULL CHECK (facts > 0),
    receipts     uuid[] NOT NULL CHECK (cardinality(receipts) BETWEEN 1 AND 20),
    -- what was measured, and above which limit it raises an alert
    measured     bigint NOT NULL,
    allowed      bigint NOT NULL,
    opened_at    timestamptz NOT NULL,
    updated_at   timestamptz NOT NULL,
    state        text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'acknowledged', 'closed')),
    decided_by   text,
    decided_at   timestamptz,
    note         text,
    CHECK ((state = 'open') = (decided_by IS NULL) AND num_nulls(decided_by, decided_at, note) IN (0, 3))
);
CREATE INDEX alert_state ON alert (state, number);
-- While it goes on an alert is counted up every few seconds; a fact of it is made when it is raised, when it has doubled, and of each decision.
ALTER TABLE alert ADD COLUMN noted bigint NOT NULL;
CREATE TRIGGER alert_raised_is_fact AFTER INSERT ON alert FOR EACH ROW
    EXECUTE FUNCTION row_is_fact('18', 'alert', 'alert_id', 'decided_by', '', 'noted,dedup');
CREATE TRIGGER alert_changed_is_fact AFTER UPDATE ON alert FOR EACH ROW
    WHEN (OLD.state IS DISTINCT FROM NEW.state OR OLD.noted IS DISTINCT FROM NEW.noted)
    EXECUTE FUNCTION row_is_fact('18', 'alert', 'alert_id', 'decided_by', '', 'noted,dedup');
GRANT SELECT, INSERT ON alert TO zhengyuan_app;
GRANT UPDATE (facts, receipts, measured, allowed, updated_at, noted, state, decided_by, decided_at, note) ON alert TO zhengyuan_app;

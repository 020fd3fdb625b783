-- Which process may believe what it remembers of a dataset's standing records (registry.postgres.StandingDigests). No row: none.
CREATE TABLE standing_holder (
    dataset_id smallint PRIMARY KEY,
    holder     uuid NOT NULL
);
GRANT SELECT, INSERT, UPDATE, DELETE ON standing_holder TO zhengyuan_app;

-- Records that a full delivery did not name and that a steward is asked about. What a later delivery of the dataset names is struck
-- off, so that the steward's word ends only what nobody has named since.
CREATE TABLE absent_record (
    submission_id uuid NOT NULL,
    dataset_id    smallint NOT NULL,
    subject_id    uuid NOT NULL,
    record_key    text COLLATE "C" NOT NULL,
    PRIMARY KEY (submission_id, subject_id, record_key)
);
CREATE INDEX absent_record_dataset ON absent_record (dataset_id, subject_id, record_key);

GRANT SELECT, INSERT, DELETE ON absent_record TO zhengyuan_app;

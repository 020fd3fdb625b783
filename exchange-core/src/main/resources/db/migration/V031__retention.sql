-- Files and refused rows are people's data and go once their time is over; what became of the submission stays.
ALTER TABLE submission ADD COLUMN original_removed_at timestamptz, ADD COLUMN refusals_removed_at timestamptz;
CREATE INDEX submission_original_kept ON submission (finished_at)
    WHERE finished_at IS NOT NULL AND original_removed_at IS NULL;
CREATE INDEX submission_refusals_kept ON submission (finished_at)
    WHERE finished_at IS NOT NULL AND refusals_removed_at IS NULL AND refused > 0;
GRANT UPDATE (original_removed_at, refusals_removed_at) ON submission TO zhengyuan_app;
GRANT DELETE ON refused_row TO zhengyuan_app;

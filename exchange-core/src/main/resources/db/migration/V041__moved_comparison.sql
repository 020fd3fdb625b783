-- Comparisons and discrepancies follow their subject when it is merged into another, and go back when that is taken back.
ALTER TABLE cross_check ADD COLUMN moved_by uuid;
ALTER TABLE discrepancy ADD COLUMN moved_by uuid;
CREATE INDEX discrepancy_subject ON discrepancy (subject_id);
CREATE INDEX discrepancy_moved ON discrepancy (moved_by) WHERE moved_by IS NOT NULL;
GRANT UPDATE (subject_id, moved_by) ON discrepancy TO zhengyuan_app;

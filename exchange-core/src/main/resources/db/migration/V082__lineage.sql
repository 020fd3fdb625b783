-- Who received something about a subject, the newest first. The one index of the trail beside its key and its agreement's: as narrow as it
-- can be, for every pull pays for it.
CREATE INDEX trail_subject ON trail (subject_id, at) WHERE subject_id IS NOT NULL;

-- Merges and splits of a subject.
CREATE INDEX subject_change_kept ON subject_change (kept);
CREATE INDEX subject_change_absorbed ON subject_change (absorbed);

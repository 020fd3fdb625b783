-- Files of a watched folder that were refused as a whole: the reason is written beside them.
CREATE INDEX submission_refused ON submission (source, finished_at) WHERE state = 'refused';

-- What was asked for a case, the newest first.
CREATE INDEX trail_case ON trail (case_number, at);

-- A department's refused questions may name agreements of others; its answered ones are found by its own agreements.
CREATE INDEX trail_refused ON trail (department, at) WHERE outcome <> 'answered';

-- Rulings a department was party to.
CREATE INDEX fact_parties ON fact USING gin (parties);

-- Looks at a subject, and erasures about it.
CREATE INDEX fact_subject ON fact ((body::jsonb #>> '{details,subject}'), at) WHERE kind IN (14, 15);

-- A record that ended and came back speaks from its return on, whatever its rows say. What its present row says is kept beside, so that the
-- next row is compared with that: null where the head speaks from when its row says.
ALTER TABLE head ADD COLUMN claimed_from timestamptz;

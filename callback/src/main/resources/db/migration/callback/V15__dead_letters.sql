-- For a delivery to a queue of dead letters: the number of the event's delivery that was given up.
ALTER TABLE delivery ADD COLUMN gave_up BIGINT;

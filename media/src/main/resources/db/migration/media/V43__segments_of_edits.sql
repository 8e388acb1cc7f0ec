-- Segments of edits that are being made; gone when their job ends. plan is all that a machine needs
-- to make one, as JSON; message carries it on the work queue, and lease is the number of times that
-- this message was taken. turn is which of the turns of its job it has: NULL until it is sent.
CREATE TABLE editing_segment (
  job_id  TEXT NOT NULL,
  name    TEXT NOT NULL,
  plan    TEXT NOT NULL,
  state   TEXT NOT NULL,
  turn    INTEGER,
  message TEXT,
  lease   INTEGER NOT NULL,
  done_ms BIGINT NOT NULL,
  result  TEXT,
  code    TEXT,
  reason  TEXT,
  PRIMARY KEY (job_id, name)
);

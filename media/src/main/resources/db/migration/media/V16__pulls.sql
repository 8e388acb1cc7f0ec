-- Files that the server fetches itself. bytes are safely in the file of the pull; total_bytes and
-- validator are what its server has said of it. work_message is the message on the work queue that
-- carries the pull: NULL until it has been sent, and again before each further attempt, so that a
-- crash in between is seen and mended. Times are milliseconds since the epoch.
CREATE TABLE pull (
  job_id          TEXT PRIMARY KEY,
  product         TEXT NOT NULL,
  account         TEXT NOT NULL,
  region          TEXT NOT NULL,
  app             TEXT NOT NULL,
  media_id        TEXT NOT NULL,
  url             TEXT NOT NULL,
  bucket          TEXT NOT NULL,
  object_key      TEXT NOT NULL,
  user_data       TEXT,
  session         TEXT,
  state           TEXT NOT NULL,
  broken          BIGINT NOT NULL,
  bytes           BIGINT NOT NULL,
  total_bytes     BIGINT,
  validator       TEXT,
  failure_code    TEXT,
  failure_message TEXT,
  work_message    TEXT,
  created_at      BIGINT NOT NULL,
  completed_at    BIGINT
);
CREATE INDEX pull_url ON pull (account, region, product, url, created_at);
CREATE INDEX pull_session ON pull (account, product, session, created_at)
  WHERE session IS NOT NULL;
CREATE INDEX pull_unfinished ON pull (job_id) WHERE state IN ('PENDING', 'DOWNLOADING');

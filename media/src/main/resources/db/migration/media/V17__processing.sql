-- Transcoding, snapshots and the like: templates, pipelines, jobs, and groups of jobs that were
-- submitted together. request and result are JSON. Times are milliseconds since the epoch.
CREATE TABLE media_template (
  template_id TEXT PRIMARY KEY,
  account     TEXT NOT NULL,
  region      TEXT NOT NULL,
  name        TEXT NOT NULL,
  type        INTEGER NOT NULL,
  subtype     INTEGER,
  config      TEXT NOT NULL,
  is_default  INTEGER NOT NULL,
  created_at  BIGINT NOT NULL,
  modified_at BIGINT NOT NULL
);
CREATE INDEX media_template_owner ON media_template (account, region, created_at);

CREATE TABLE pipeline (
  pipeline_id TEXT PRIMARY KEY,
  account     TEXT NOT NULL,
  region      TEXT NOT NULL,
  name        TEXT NOT NULL,
  speed       TEXT NOT NULL,
  priority    INTEGER NOT NULL,
  active      INTEGER NOT NULL,
  created_at  BIGINT NOT NULL,
  modified_at BIGINT NOT NULL
);
CREATE INDEX pipeline_owner ON pipeline (account, region, created_at);

CREATE TABLE process_group (
  group_id     TEXT PRIMARY KEY,
  product      TEXT NOT NULL,
  account      TEXT NOT NULL,
  region       TEXT NOT NULL,
  kind         TEXT NOT NULL,
  request      TEXT NOT NULL,
  client_token TEXT,
  media_id     TEXT,
  state        TEXT NOT NULL,
  created_at   BIGINT NOT NULL,
  finished_at  BIGINT
);
CREATE INDEX process_group_owner ON process_group (account, region, kind, created_at, group_id);
CREATE UNIQUE INDEX process_group_token ON process_group (account, region, kind, client_token)
  WHERE client_token IS NOT NULL;
CREATE INDEX process_group_media ON process_group (media_id) WHERE media_id IS NOT NULL;

CREATE TABLE process_job (
  job_id      TEXT PRIMARY KEY,
  group_id    TEXT REFERENCES process_group (group_id),
  place       INTEGER NOT NULL,
  product     TEXT NOT NULL,
  account     TEXT NOT NULL,
  region      TEXT NOT NULL,
  kind        TEXT NOT NULL,
  pipeline_id TEXT NOT NULL,
  priority    INTEGER NOT NULL,
  request     TEXT NOT NULL,
  media_id    TEXT,
  state       TEXT NOT NULL,
  percent     INTEGER NOT NULL,
  claim       TEXT,
  attempts    INTEGER NOT NULL,
  result      TEXT,
  code        TEXT,
  message     TEXT,
  created_at  BIGINT NOT NULL,
  modified_at BIGINT NOT NULL,
  started_at  BIGINT,
  finished_at BIGINT
);
CREATE INDEX process_job_owner ON process_job (account, region, kind, created_at, job_id);
CREATE INDEX process_job_group ON process_job (group_id, place) WHERE group_id IS NOT NULL;
CREATE INDEX process_job_media ON process_job (media_id, kind, created_at)
  WHERE media_id IS NOT NULL;
CREATE INDEX process_job_waiting ON process_job (state, account) WHERE state IN ('INIT', 'PROCESSING');
CREATE INDEX process_job_turn ON process_job (account, started_at) WHERE started_at IS NOT NULL;
CREATE INDEX process_job_claim ON process_job (claim) WHERE claim IS NOT NULL;

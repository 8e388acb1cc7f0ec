-- One row a job. work_message is the message on the work queue that carries the job: NULL until it
-- has been sent, so that a crash between the insert and the send is seen and mended.
CREATE TABLE editing_job (
  job_id        TEXT PRIMARY KEY,
  account       TEXT NOT NULL,
  region        TEXT NOT NULL,
  project_id    TEXT NOT NULL,
  media_id      TEXT NOT NULL,
  media_url     TEXT NOT NULL,
  timeline      TEXT NOT NULL,
  output_config TEXT NOT NULL,
  user_data     TEXT,
  client_token  TEXT,
  state         TEXT NOT NULL,
  progress      BIGINT NOT NULL,
  duration_ms   BIGINT,
  code          TEXT,
  message       TEXT,
  warnings      TEXT NOT NULL,
  work_message  TEXT,
  created_at    BIGINT NOT NULL,
  modified_at   BIGINT NOT NULL,
  completed_at  BIGINT
);

CREATE UNIQUE INDEX editing_job_client_token ON editing_job (account, region, client_token);
CREATE INDEX editing_job_created ON editing_job (account, region, created_at, job_id);
CREATE INDEX editing_job_unsent ON editing_job (job_id) WHERE work_message IS NULL;

-- One row a media asset: what a MediaId stands for.
CREATE TABLE asset (
  media_id    TEXT PRIMARY KEY,
  account     TEXT NOT NULL,
  region      TEXT NOT NULL,
  url         TEXT NOT NULL,
  size_bytes  BIGINT NOT NULL,
  duration_ms BIGINT,
  created_at  BIGINT NOT NULL
);

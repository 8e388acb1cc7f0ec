-- Timelines with holes. related_media is JSON, as its user wrote it.
CREATE TABLE editing_template (
  template_id     TEXT PRIMARY KEY,
  account         TEXT NOT NULL,
  region          TEXT NOT NULL,
  name            TEXT NOT NULL,
  config          TEXT NOT NULL,
  cover_url       TEXT,
  preview_media   TEXT,
  related_media   TEXT,
  state           TEXT NOT NULL,
  create_source   TEXT NOT NULL,
  modified_source TEXT NOT NULL,
  created_at      BIGINT NOT NULL,
  modified_at     BIGINT NOT NULL
);
CREATE INDEX editing_template_owner ON editing_template (account, region, created_at, template_id);

-- What is edited, by hand or for one job. job_id is the job that was submitted last: its end is the
-- project's.
CREATE TABLE editing_project (
  project_id      TEXT PRIMARY KEY,
  product         TEXT NOT NULL,
  account         TEXT NOT NULL,
  region          TEXT NOT NULL,
  title           TEXT,
  description     TEXT,
  cover_url       TEXT,
  timeline        TEXT,
  template_id     TEXT,
  clips_param     TEXT,
  business_config TEXT,
  business_status TEXT,
  state           TEXT NOT NULL,
  code            TEXT,
  message         TEXT,
  duration_ms     BIGINT,
  job_id          TEXT,
  create_source   TEXT NOT NULL,
  modified_source TEXT NOT NULL,
  created_at      BIGINT NOT NULL,
  modified_at     BIGINT NOT NULL
);
CREATE INDEX editing_project_owner
  ON editing_project (account, region, product, created_at, project_id);

-- Media that stand beside a project's timeline, in their order.
CREATE TABLE editing_project_material (
  project_id  TEXT NOT NULL,
  type        TEXT NOT NULL,
  material_id TEXT NOT NULL,
  position    BIGINT NOT NULL,
  PRIMARY KEY (project_id, type, material_id)
);

-- timeline is what is rendered; where a template was filled, these say which and with what.
ALTER TABLE editing_job ADD COLUMN product TEXT NOT NULL DEFAULT 'IMS';
ALTER TABLE editing_job ADD COLUMN template_id TEXT;
ALTER TABLE editing_job ADD COLUMN clips_param TEXT;
ALTER TABLE editing_job ADD COLUMN batch_id TEXT;
ALTER TABLE editing_job ADD COLUMN batch_index BIGINT;
CREATE INDEX editing_job_project ON editing_job (project_id);
CREATE INDEX editing_job_batch ON editing_job (batch_id, batch_index);

-- Several editing jobs that were submitted as one. completed_at is NULL until the last has ended.
CREATE TABLE editing_batch (
  batch_id       TEXT PRIMARY KEY,
  account        TEXT NOT NULL,
  region         TEXT NOT NULL,
  input_config   TEXT NOT NULL,
  editing_config TEXT NOT NULL,
  output_config  TEXT NOT NULL,
  user_data      TEXT,
  client_token   TEXT,
  created_at     BIGINT NOT NULL,
  completed_at   BIGINT
);
CREATE UNIQUE INDEX editing_batch_client_token ON editing_batch (account, region, client_token);
CREATE INDEX editing_batch_created ON editing_batch (account, region, created_at, batch_id);

-- Templates of VOD for snapshots and animated images. config is a JSON object in VOD's form.
CREATE TABLE vod_template (
  template_id TEXT PRIMARY KEY,
  account     TEXT NOT NULL,
  region      TEXT NOT NULL,
  app         TEXT NOT NULL,
  name        TEXT NOT NULL,
  type        TEXT NOT NULL,
  config      TEXT NOT NULL,
  created_at  BIGINT NOT NULL,
  modified_at BIGINT NOT NULL
);
CREATE INDEX vod_template_owner ON vod_template (account, region, type, created_at);

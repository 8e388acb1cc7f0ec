-- Groups of templates of VOD: what a video is made into. templates is a JSON array.
CREATE TABLE template_group (
  group_id    TEXT PRIMARY KEY,
  account     TEXT NOT NULL,
  region      TEXT NOT NULL,
  app         TEXT NOT NULL,
  name        TEXT NOT NULL,
  templates   TEXT NOT NULL,
  is_default  INTEGER NOT NULL,
  locked      INTEGER NOT NULL,
  created_at  BIGINT NOT NULL,
  modified_at BIGINT NOT NULL
);
CREATE INDEX template_group_owner ON template_group (account, region, created_at);

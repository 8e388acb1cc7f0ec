-- Watermarks of VOD, which templates of streams name. config is a JSON object in VOD's form.
CREATE TABLE vod_watermark (
  watermark_id TEXT PRIMARY KEY,
  account      TEXT NOT NULL,
  region       TEXT NOT NULL,
  app          TEXT NOT NULL,
  name         TEXT NOT NULL,
  type         TEXT NOT NULL,
  file_url     TEXT,
  config       TEXT NOT NULL,
  is_default   INTEGER NOT NULL,
  created_at   BIGINT NOT NULL
);
CREATE INDEX vod_watermark_owner ON vod_watermark (account, region, created_at);

-- Further files of assets of IMS, which users made elsewhere. state is AWAITED, ANALYSING, NORMAL,
-- FAILED, or GONE after the asset was deleted; file is what ffprobe tells, as for assets.
CREATE TABLE asset_stream (
  stream_id   TEXT PRIMARY KEY,
  media_id    TEXT NOT NULL,
  account     TEXT NOT NULL,
  origin      TEXT NOT NULL,
  state       TEXT NOT NULL,
  url         TEXT NOT NULL,
  region      TEXT NOT NULL,
  bucket      TEXT NOT NULL,
  object_key  TEXT NOT NULL,
  size_bytes  BIGINT NOT NULL,
  duration_ms BIGINT,
  file        TEXT,
  user_data   TEXT,
  created_at  BIGINT NOT NULL,
  modified_at BIGINT NOT NULL
);
CREATE INDEX asset_stream_media ON asset_stream (media_id, created_at);
CREATE INDEX asset_stream_object ON asset_stream (region, bucket, object_key);

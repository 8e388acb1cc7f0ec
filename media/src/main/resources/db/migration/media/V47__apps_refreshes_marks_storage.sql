-- Applications of VOD, beside the one that every account has.
CREATE TABLE vod_app (
  app_id         TEXT PRIMARY KEY,
  account        TEXT NOT NULL,
  name           TEXT NOT NULL,
  description    TEXT NOT NULL,
  resource_group TEXT,
  region         TEXT NOT NULL,
  created_at     BIGINT NOT NULL
);
CREATE INDEX vod_app_account ON vod_app (account, created_at);

-- Play addresses that were to be fetched anew or beforehand, video by video. filter is the JSON of
-- what was asked for; urls and tasks are lists with commas of the same length.
CREATE TABLE media_refresh (
  job_id     TEXT NOT NULL,
  media_id   TEXT NOT NULL,
  account    TEXT NOT NULL,
  region     TEXT NOT NULL,
  task_type  TEXT NOT NULL,
  filter     TEXT NOT NULL,
  urls       TEXT NOT NULL,
  tasks      TEXT NOT NULL,
  user_data  TEXT,
  created_at BIGINT NOT NULL,
  PRIMARY KEY (job_id, media_id)
);

-- What users noted about moments of their assets of IMS. content is a JSON object.
CREATE TABLE media_mark (
  mark_id    TEXT PRIMARY KEY,
  media_id   TEXT NOT NULL,
  number     BIGINT NOT NULL,
  content    TEXT NOT NULL
);
CREATE INDEX media_mark_media ON media_mark (media_id, number);

-- Where files of IMS go of which nothing else is said.
CREATE TABLE default_storage (
  account      TEXT NOT NULL,
  region       TEXT NOT NULL,
  storage_type TEXT NOT NULL,
  bucket       TEXT NOT NULL,
  path         TEXT NOT NULL,
  modified_at  BIGINT NOT NULL,
  PRIMARY KEY (account, region)
);

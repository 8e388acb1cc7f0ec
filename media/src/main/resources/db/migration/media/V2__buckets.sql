CREATE TABLE bucket (
  name       TEXT PRIMARY KEY,
  account    TEXT NOT NULL,
  region     TEXT NOT NULL,
  acl        TEXT NOT NULL,
  created_at BIGINT NOT NULL
);

CREATE TABLE bucket (
  region     TEXT NOT NULL,
  name       TEXT NOT NULL,
  account    TEXT NOT NULL,
  acl        TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  PRIMARY KEY (region, name)
);

-- Objects whose bytes lie in pieces elsewhere, and are found by these tables alone. Keys are the
-- bytes of their UTF-8, which are compared as such and may hold a zero.

CREATE TABLE indexed_object (
  region        TEXT    NOT NULL,
  bucket        TEXT    NOT NULL,
  object_key    BLOB    NOT NULL,
  version       TEXT    NOT NULL,  -- whose pieces it has
  size_bytes    INTEGER NOT NULL,
  tag           TEXT    NOT NULL,
  crc64         INTEGER NOT NULL,
  properties    TEXT    NOT NULL,  -- JSON
  modified_at   INTEGER NOT NULL,
  PRIMARY KEY (region, bucket, object_key)
);

CREATE TABLE indexed_upload (
  id            TEXT    NOT NULL PRIMARY KEY,
  region        TEXT    NOT NULL,
  bucket        TEXT    NOT NULL,
  object_key    BLOB    NOT NULL,
  properties    TEXT    NOT NULL,  -- JSON
  begun_at      INTEGER NOT NULL
);
CREATE INDEX indexed_upload_by_bucket ON indexed_upload (region, bucket, object_key, id);

CREATE TABLE indexed_part (
  upload_id     TEXT    NOT NULL REFERENCES indexed_upload (id),
  number        INTEGER NOT NULL,
  version       TEXT    NOT NULL,
  size_bytes    INTEGER NOT NULL,
  tag           TEXT    NOT NULL,
  crc64         INTEGER NOT NULL,
  modified_at   INTEGER NOT NULL,
  PRIMARY KEY (upload_id, number)
);

-- The bytes of a version are those of its pieces in the order of their numbers. Copies share them.
CREATE TABLE piece (
  version       TEXT    NOT NULL,
  number        INTEGER NOT NULL,
  name          TEXT    NOT NULL,
  size_bytes    INTEGER NOT NULL,
  PRIMARY KEY (version, number)
);
CREATE INDEX piece_by_name ON piece (name);

-- Pieces that no version has, not yet or no more, and when they may be removed.
CREATE TABLE unused_piece (
  name          TEXT    NOT NULL PRIMARY KEY,
  remove_at     INTEGER NOT NULL,
  removing      INTEGER NOT NULL   -- 1: it may not be used again
);
CREATE INDEX unused_piece_by_time ON unused_piece (remove_at);

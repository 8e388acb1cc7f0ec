-- What users sort their assets into: a tree of three levels. parent is -1 at the top. Ids are not
-- given twice, so that an old one never means another category.
CREATE TABLE category (
  cate_id    INTEGER PRIMARY KEY AUTOINCREMENT,
  account    TEXT NOT NULL,
  product    TEXT NOT NULL,
  name       TEXT NOT NULL,
  parent     BIGINT NOT NULL,
  level      BIGINT NOT NULL,
  type       TEXT NOT NULL,
  created_at BIGINT NOT NULL
);
CREATE INDEX category_parent ON category (account, product, parent, type, created_at);

-- What persons decided about assets.
CREATE TABLE review (
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  media_id   TEXT NOT NULL,
  status     TEXT NOT NULL,
  auditor    TEXT,
  reason     TEXT,
  comment    TEXT,
  created_at BIGINT NOT NULL
);
CREATE INDEX review_media ON review (media_id, id);

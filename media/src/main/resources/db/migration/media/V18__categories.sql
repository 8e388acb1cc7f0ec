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

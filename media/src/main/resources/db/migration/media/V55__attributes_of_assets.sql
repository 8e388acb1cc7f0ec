-- What is said of assets that searches ask for beside what stands in their rows: the entity, the
-- library and the categories that they belong to, and fields of their users' own. One value each;
-- goes with the asset.
CREATE TABLE asset_attribute (
  media_id     TEXT NOT NULL,
  name         TEXT NOT NULL,
  word_value   TEXT,
  number_value BIGINT,
  PRIMARY KEY (media_id, name)
);
CREATE INDEX asset_attribute_name ON asset_attribute (name);

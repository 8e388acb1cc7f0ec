-- What users say of assets in words of their own, DynamicMetaData; goes with the asset.
CREATE TABLE asset_dynamic_meta (
  media_id TEXT PRIMARY KEY,
  data     TEXT NOT NULL
);

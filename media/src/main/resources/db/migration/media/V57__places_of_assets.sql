-- The object in which an asset's file lies, as <region>/<bucket>/<key>: one object has many addresses.
-- Empty for files that lie elsewhere, and for assets of before, which are known by their addresses.
ALTER TABLE asset ADD COLUMN place TEXT;
CREATE INDEX asset_place ON asset (account, region, product, place, created_at, media_id)
  WHERE place IS NOT NULL;

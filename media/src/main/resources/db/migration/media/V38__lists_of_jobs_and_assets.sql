-- Counts jobs by kind and state, and lists those of a kind in one, without looking at the others.
CREATE INDEX process_job_listed
  ON process_job (account, region, product, kind, state, created_at, job_id);
-- Lists and counts the assets of a kind.
CREATE INDEX asset_listed ON asset (account, region, product, kind, created_at, media_id);
-- Finds the newest asset of an address without going through all from the newest one on.
DROP INDEX asset_url;
CREATE INDEX asset_url ON asset (account, region, product, url, created_at, media_id);

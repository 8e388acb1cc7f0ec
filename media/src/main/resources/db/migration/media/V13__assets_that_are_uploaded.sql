-- Assets come by uploads and registrations too, and have words of their users about them.
-- file is what ffprobe told of the file, as JSON. Times are milliseconds since the epoch.
ALTER TABLE asset ADD COLUMN product TEXT NOT NULL DEFAULT 'IMS';
ALTER TABLE asset ADD COLUMN app TEXT NOT NULL DEFAULT 'app-1000000';
ALTER TABLE asset ADD COLUMN kind TEXT NOT NULL DEFAULT 'VIDEO';
ALTER TABLE asset ADD COLUMN state TEXT NOT NULL DEFAULT 'NORMAL';
ALTER TABLE asset ADD COLUMN source TEXT NOT NULL DEFAULT 'PRODUCED';
ALTER TABLE asset ADD COLUMN title TEXT NOT NULL DEFAULT '';
ALTER TABLE asset ADD COLUMN description TEXT NOT NULL DEFAULT '';
ALTER TABLE asset ADD COLUMN tags TEXT NOT NULL DEFAULT '';
ALTER TABLE asset ADD COLUMN category BIGINT;
ALTER TABLE asset ADD COLUMN cover_url TEXT;
ALTER TABLE asset ADD COLUMN business_type TEXT;
ALTER TABLE asset ADD COLUMN reference_id TEXT;
ALTER TABLE asset ADD COLUMN user_data TEXT;
ALTER TABLE asset ADD COLUMN client_token TEXT;
ALTER TABLE asset ADD COLUMN file TEXT;
ALTER TABLE asset ADD COLUMN failure_code TEXT;
ALTER TABLE asset ADD COLUMN failure_message TEXT;
ALTER TABLE asset ADD COLUMN modified_at BIGINT NOT NULL DEFAULT 0;
UPDATE asset SET modified_at = created_at;

CREATE INDEX asset_created ON asset (account, region, product, created_at, media_id);
CREATE INDEX asset_url ON asset (account, region, product, url);
CREATE UNIQUE INDEX asset_reference ON asset (account, product, reference_id)
  WHERE reference_id IS NOT NULL;
CREATE UNIQUE INDEX asset_client_token ON asset (account, region, product, client_token)
  WHERE client_token IS NOT NULL;
CREATE INDEX asset_unfinished ON asset (state) WHERE state IN ('UPLOADING', 'ANALYSING');

-- The object that an asset under way waits for.
CREATE TABLE upload (
  media_id   TEXT PRIMARY KEY,
  region     TEXT NOT NULL,
  bucket     TEXT NOT NULL,
  object_key TEXT NOT NULL
);
CREATE UNIQUE INDEX upload_object ON upload (region, bucket, object_key);

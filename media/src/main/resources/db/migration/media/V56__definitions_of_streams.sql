-- What players call a stream that was made elsewhere, such as HD, where its user says it.
ALTER TABLE asset_stream ADD COLUMN definition TEXT;

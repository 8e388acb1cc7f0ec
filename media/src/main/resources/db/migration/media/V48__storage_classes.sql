-- In which class of storage a video of VOD is kept; NULL is the standard one. What was restored
-- from an archive counts as such until the moment given, in milliseconds.
ALTER TABLE asset ADD COLUMN storage_class TEXT;
ALTER TABLE asset ADD COLUMN restored_until BIGINT;

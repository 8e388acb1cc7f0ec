-- What the output becomes, an asset of IMS or a video of VOD, and what is said of it, as JSON.
ALTER TABLE editing_job ADD COLUMN target TEXT NOT NULL DEFAULT 'OBJECT';
ALTER TABLE editing_job ADD COLUMN details TEXT;

UPDATE editing_job SET target = 'VIDEO' WHERE product = 'VOD';

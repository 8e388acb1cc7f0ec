-- The stream that a pull fetches the file of; none if it is that of the asset itself.
ALTER TABLE pull ADD COLUMN stream_id TEXT;
CREATE INDEX pull_stream ON pull (stream_id);

-- Streams that wait for their files, or to be looked at: few beside those that were.
CREATE INDEX asset_stream_unfinished ON asset_stream (state) WHERE state IN ('AWAITED', 'ANALYSING');

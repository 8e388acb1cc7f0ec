-- How often the progress of jobs is told, in seconds; 0 is never.
ALTER TABLE delivery_option ADD COLUMN progress_seconds BIGINT NOT NULL DEFAULT 0;

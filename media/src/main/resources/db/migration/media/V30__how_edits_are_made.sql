-- EditingProduceConfig, as its user wrote it.
ALTER TABLE editing_job ADD COLUMN produce_config TEXT;

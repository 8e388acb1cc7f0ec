-- Counts jobs by their state, and lists those in one, without looking at the others.
CREATE INDEX editing_job_state
  ON editing_job (account, region, product, state, created_at, job_id);

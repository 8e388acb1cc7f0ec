-- What workers did with a job, a line each; the newest lines of a job are kept. They go with it.
CREATE TABLE job_log (
  job_id TEXT   NOT NULL REFERENCES editing_job (job_id) ON DELETE CASCADE,
  number BIGINT NOT NULL,
  at     BIGINT NOT NULL,
  text   TEXT   NOT NULL,
  PRIMARY KEY (job_id, number)
);

-- Jobs of all kinds have a log. Lines of jobs that are no more are deleted with them.
CREATE TABLE job_line (
  job_id TEXT   NOT NULL,
  number BIGINT NOT NULL,
  at     BIGINT NOT NULL,
  text   TEXT   NOT NULL,
  PRIMARY KEY (job_id, number)
);

INSERT INTO job_line (job_id, number, at, text) SELECT job_id, number, at, text FROM job_log;

DROP TABLE job_log;

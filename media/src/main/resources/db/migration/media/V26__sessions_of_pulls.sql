-- One table for the names of submissions of any kind, which says until when none may come again.
ALTER TABLE submission_session RENAME COLUMN used_at TO kept_until;
UPDATE submission_session SET kept_until = kept_until + 604800000;

-- Those of pulls stood with the pulls, for ten minutes.
INSERT INTO submission_session (account, product, kind, name, kept_until)
  SELECT account, product, 'PULL', session, MAX(created_at) + 600000 FROM pull
  WHERE session IS NOT NULL GROUP BY account, product, session;
DROP INDEX pull_session;
ALTER TABLE pull DROP COLUMN session;

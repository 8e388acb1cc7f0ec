-- A name that a user gives to a submission, which may not come again for some days.
ALTER TABLE process_group ADD COLUMN session TEXT;
CREATE INDEX process_group_session ON process_group (account, product, kind, session, created_at)
  WHERE session IS NOT NULL;

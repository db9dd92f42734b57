-- EM-32: closed with the time of the call; by nobody where the customer died before it: then nobody is to be called
ALTER TABLE incident_task DROP CONSTRAINT incident_task_done;
ALTER TABLE incident_task ADD CONSTRAINT incident_task_done CHECK (
  (done_by_id IS NULL OR done_at IS NOT NULL) AND (done_at IS NULL OR done_by_id IS NOT NULL OR kind = 'call')
  AND (called_at IS NOT NULL) = (kind = 'call' AND done_by_id IS NOT NULL)
  AND (coalesce(btrim(reference), '') <> '') = (kind = 'report' AND done_by_id IS NOT NULL));

-- Event and gate agree on who the staff of an event is, and to which account each is bound.
SELECT coalesce(e.id, v.id) AS staff, coalesce(e.event_id, v.event_id) AS event,
       e.account_id AS account, v.account_id AS account_at_the_gate
  FROM event.staff e
  FULL JOIN validation.staff v ON v.id = e.id
 WHERE e.id IS NULL OR v.id IS NULL OR e.event_id <> v.event_id OR e.email <> v.email
    OR e.account_id IS DISTINCT FROM v.account_id;

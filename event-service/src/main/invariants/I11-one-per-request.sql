-- A request to reserve, however often it was repeated, holds once.
SELECT holder_id AS holder, idempotency_key AS key, count(*) AS reservations
  FROM event.reservation
 WHERE idempotency_key IS NOT NULL
 GROUP BY holder_id, idempotency_key
HAVING count(*) > 1;

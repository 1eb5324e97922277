-- A reservation has one order that its buyer was shown, however often it was asked for.
SELECT reservation_id AS reservation, holder_id AS holder, count(*) AS orders
  FROM payment.orders
 WHERE closed_as IS DISTINCT FROM 'FAILED'
 GROUP BY reservation_id, holder_id
HAVING count(*) > 1;

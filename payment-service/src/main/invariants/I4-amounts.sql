-- No order was paid by a notification about another amount or currency than the order's own.
SELECT e.id AS notification, o.id AS "order", o.phase, e.outcome,
       e.session ->> 'amount_total' AS amount, o.total_amount AS ordered,
       e.session ->> 'currency' AS currency
  FROM (SELECT id, type, outcome, payload::jsonb #> '{data,object}' AS session
          FROM payment.stripe_event
         WHERE type IN ('checkout.session.completed', 'checkout.session.async_payment_succeeded')
       ) AS e
  JOIN payment.orders o ON o.id::text = e.session ->> 'client_reference_id'
 WHERE e.outcome IN ('paid', 'late')
   AND ((e.session ->> 'amount_total')::bigint <> o.total_amount
        OR upper(e.session ->> 'currency') <> o.currency);

-- An order is in quarantine only if a notification about its money named another amount or currency
-- than the order's own, or money of the other kind; a payment as it should be is never held up.
SELECT o.id AS "order", o.phase, o.quarantine, o.total_amount AS ordered, o.currency
  FROM payment.orders o
 WHERE o.quarantine IS NOT NULL
   AND NOT EXISTS (
    SELECT
      FROM (SELECT payload::jsonb #> '{data,object}' AS session
              FROM payment.stripe_event
             WHERE type IN ('checkout.session.completed',
                            'checkout.session.async_payment_succeeded')) AS e
     WHERE e.session ->> 'client_reference_id' = o.id::text
       AND ((e.session ->> 'amount_total')::bigint <> o.total_amount
            OR upper(e.session ->> 'currency') <> o.currency
            OR (e.session ->> 'livemode')::boolean));

-- An order must be in quarantine only if a notification about its money named another amount or
-- currency than the order's, or test money for real money or the reverse, or was not in Stripe's
-- books; a correct payment must not be held up.
select o.id as "order", o.phase, o.quarantine, o.total_amount as ordered, o.currency
  from payment.orders o
 where o.quarantine is not null
   and not exists (
    select
      from (select outcome, payload::jsonb #> '{data,object}' as session
              from payment.stripe_event
             where type in ('checkout.session.completed',
                            'checkout.session.async_payment_succeeded')) as e
     where e.session ->> 'client_reference_id' = o.id::text
       and ((e.session ->> 'amount_total')::bigint <> o.total_amount
            or upper(e.session ->> 'currency') <> o.currency
            or (e.session ->> 'livemode')::boolean
            or e.outcome = 'quarantined: not in Stripe''s books'));

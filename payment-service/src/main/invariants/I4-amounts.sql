-- An order must not be paid by a notification about another amount or currency than its own.
select e.id as notification, o.id as "order", o.phase, e.outcome,
       e.session ->> 'amount_total' as amount, o.total_amount as ordered,
       e.session ->> 'currency' as currency
  from (select id, type, outcome, payload::jsonb #> '{data,object}' as session
          from payment.stripe_event
         where type in ('checkout.session.completed', 'checkout.session.async_payment_succeeded')
       ) as e
  join payment.orders o on o.id::text = e.session ->> 'client_reference_id'
 where e.outcome in ('paid', 'late')
   and ((e.session ->> 'amount_total')::bigint <> o.total_amount
        or upper(e.session ->> 'currency') <> o.currency);

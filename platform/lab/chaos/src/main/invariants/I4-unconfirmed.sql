-- A payment that was taken for a forgery must not be one that Stripe has.
-- needs: ledger
select e.id as notification, s.id as session, s.order_id as "order", s.captured
  from payment.stripe_event e
  join lab.session s on s.id = e.payload::jsonb #>> '{data,object,id}'
 where e.outcome = 'quarantined: not in Stripe''s books' and s.captured > 0;

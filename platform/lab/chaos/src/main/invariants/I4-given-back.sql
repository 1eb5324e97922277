-- Money that Stripe gave back must be recorded at its order, and the other way round.
-- needs: ledger
select s.id as session, o.id as "order", s.refunded, o.refunded_amount, o.refunding_amount
  from lab.session s
  join payment.orders o on o.session_id = s.id
 where s.refunded < o.refunded_amount or s.refunded > o.refunded_amount + o.refunding_amount;

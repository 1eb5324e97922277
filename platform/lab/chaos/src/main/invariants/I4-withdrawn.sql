-- Money that the buyers' banks took back at Stripe must be in dispute or lost at its order.
-- needs: ledger
select s.id as session, o.id as "order", s.withdrawn, o.dispute, o.lost_amount
  from lab.session s
  join payment.orders o on o.session_id = s.id
 where (s.withdrawn > 0) <> (o.dispute is not null)
    or (o.dispute = 'LOST' and s.withdrawn < o.lost_amount);

-- A closed order must not be payable: no session that its buyer was shown may be open.
-- needs: ledger
select s.id as session, o.id as "order", o.phase, o.closed_at, s.expires_at
  from lab.session s
  join payment.orders o on o.id = s.order_id
 where s.status = 'open' and o.closed_as is not null
   -- A session of an abandoned call was shown to no buyer, and ends by itself.
   and o.session_id = s.id;

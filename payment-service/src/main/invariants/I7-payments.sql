-- An order must be announced as paid exactly once if it is paid, with what was bought; as late or
-- closed at most once; and not as paid if it is not.
-- needs: messages
with said as (
    select subject,
           count(distinct sequence) filter (where type = 'usher.payment.succeeded.v1') as paid,
           count(distinct sequence) filter (where type = 'usher.payment.late.v1') as late,
           count(distinct sequence) filter (where type = 'usher.order.closed.v1') as closed,
           bool_and((data #>> '{total,amount}')::bigint = o.total_amount
                    and data #>> '{total,currency}' = o.currency
                    and data ->> 'reservationId' = o.reservation_id::text
                    and data #>> '{buyer,accountId}' = o.holder_id)
               filter (where type = 'usher.payment.succeeded.v1') as right_facts
      from lab.message m
      left join payment.orders o on o.id::text = m.subject
     where m.topic = 'usher.payments.v1' and not m.injected
     group by subject)
select coalesce(o.id::text, s.subject) as "order", o.phase, o.closed_as, s.paid, s.late, s.closed,
       s.right_facts
  from payment.orders o
  full join said s on s.subject = o.id::text
 where o.id is null
    or coalesce(s.paid, 0) <> case when o.phase in ('PAID', 'FULFILLED') then 1
                                   when o.phase = 'REFUND_PENDING' then coalesce(s.paid, 0)
                                   else 0 end
    or s.paid > 1 or s.late > 1 or s.closed > 1
    or coalesce(s.late, 0) <> case when o.closed_as is not null and o.paid_at is not null then 1
                                   else 0 end
    or coalesce(s.closed, 0) <> case when o.closed_as is null then 0 else 1 end
    or s.right_facts is false;

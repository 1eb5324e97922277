-- An order that took money after it was closed must say so, and no order may be paid that was not
-- claimed.
select o.id as "order", o.phase, o.closed_as, o.paid_at, o.closed_at
  from payment.orders o
 where (o.paid_at is not null and o.closed_as is not null
        and not exists (select from payment.order_timeline t
                         where t.order_id = o.id and t.type = 'LATE_PAYMENT'))
    or (o.phase in ('EXPIRED', 'CANCELLED', 'FAILED') and o.phase is distinct from o.closed_as)
    or (o.phase in ('EXPIRED', 'CANCELLED', 'FAILED') and o.paid_at is not null)
    or (o.paid_at is not null and o.event_id is null);

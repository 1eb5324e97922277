-- The last message about an order on usher.orders.v1 must equal the order, and its messages must be as
-- many as payment-service has counted; nothing may be told of an attempt. (I7-order finds gaps.)
-- needs: messages
with said as (
    select distinct on (subject) subject, sequence, data
      from lab.message
     where topic = 'usher.orders.v1' and not injected
     order by subject, sequence desc),
public as (
    select o.*,
           case when o.refunding_amount > 0 or o.owed_for is not null then 'REFUND_PENDING'
                when o.refunded_at is not null then 'REFUNDED'
                when o.refunded_amount > 0 then 'PARTIALLY_REFUNDED'
                when o.phase in ('ATTEMPT', 'OPEN', 'PROCESSING') then 'PENDING_PAYMENT'
                when o.phase = 'LATE' then case o.closed_as when 'CANCELLED' then 'CANCELLED'
                                                            else 'EXPIRED' end
                when o.phase = 'REFUND_PENDING' and o.dispute = 'LOST' then 'REFUNDED'
                else o.phase end as status,
           case when o.quarantine is not null then 'QUARANTINED'
                when o.total_amount = 0 then 'NONE'
                when o.dispute = 'LOST' then 'DISPUTE_LOST'
                when o.dispute = 'OPEN' then 'DISPUTED'
                when o.phase in ('ATTEMPT', 'OPEN') then 'OPEN'
                when o.phase = 'PROCESSING' then 'PROCESSING'
                when o.phase in ('EXPIRED', 'CANCELLED', 'FAILED') then 'EXPIRED'
                else 'SUCCEEDED' end as payment
      from payment.orders o)
select coalesce(o.id::text, s.subject) as "order", o.phase, o.publications, s.sequence, o.status,
       s.data ->> 'status' as told, o.payment, s.data #>> '{payment,status}' as payment_told
  from public o
  full join said s on s.subject = o.id::text
 where o.id is null or coalesce(s.sequence, 0) <> o.publications
    or (o.phase in ('ATTEMPT', 'FAILED')) <> (o.publications = 0)
    or s.subject is not null and (
        s.data ->> 'status' is distinct from o.status
        or s.data #>> '{payment,status}' is distinct from o.payment
        or s.data ->> 'reservationId' is distinct from o.reservation_id::text
        or s.data ->> 'organizerId' is distinct from o.organizer_id
        or s.data #>> '{buyer,name}' is distinct from o.buyer_name
        or s.data #>> '{buyer,email}' is distinct from o.buyer_email
        or (s.data #>> '{total,amount}')::bigint is distinct from o.total_amount
        or (s.data #>> '{refundedAmount,amount}')::bigint is distinct from o.refunded_amount
        or (s.data ->> 'expiresAt')::timestamptz is distinct from o.expires_at
        or (s.data ->> 'fulfilledAt')::timestamptz is distinct from o.fulfilled_at
        or (s.data ->> 'closedAt')::timestamptz is distinct from o.closed_at
        or s.data #>> '{payment,stripeCheckoutSessionId}' is distinct from o.session_id
        or s.data #>> '{payment,stripePaymentIntentId}' is distinct from o.payment_intent_id);

-- Every message that payment-service counted about an order must be on its topic. (Those about the whole
-- order are counted apart, see I7-told-orders.)
-- needs: messages
select o.id as "order", o.phase, o.message_sequence as counted, coalesce(s.last, 0) as said
  from payment.orders o
  left join (select subject, max(sequence) as last from lab.message
              where topic = 'usher.payments.v1' and not injected group by subject) as s
         on s.subject = o.id::text
 where o.message_sequence <> coalesce(s.last, 0);

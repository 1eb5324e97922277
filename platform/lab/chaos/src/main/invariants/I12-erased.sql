-- ticket-service and payment-service must know the same accounts as erased.
select coalesce(t.account_id, p.account_id) as account, t.erased_at as at_tickets,
       p.erased_at as at_payments
  from ticket.erased_account t
  full join payment.erased_buyer p on p.account_id = t.account_id
 where t.erased_at is distinct from p.erased_at;

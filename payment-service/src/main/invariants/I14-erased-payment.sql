-- An order must not name a buyer who asked to be erased.
select o.id as "order", e.account_id as account
  from payment.erased_buyer e
  join payment.orders o on o.holder_id = e.account_id
 where o.buyer_name is not null or o.buyer_email is not null;

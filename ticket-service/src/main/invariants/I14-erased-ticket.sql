-- A ticket must not name a buyer who asked to be erased, unless the buyer named another person, and no
-- address may be kept of an erasure that is done.
select t.id as ticket, e.account_id as account
  from ticket.erased_account e
  join ticket.ticket t on t.buyer_id = e.account_id
 where not t.holder_named and not t.held_alone
   and (t.holder_name is not null or t.holder_email is not null)
union all
select null, account_id from ticket.erased_account where address is not null;

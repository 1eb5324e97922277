-- Form 3 of a message has a seal, from which the table can be made again. Tickets of older forms are published again.
create index concurrently ticket_without_seal on ticket (id) where message_form < 3;

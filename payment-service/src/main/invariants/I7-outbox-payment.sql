-- Everything that payment-service committed to say has been said: its outbox is empty.
select topic, key, type, sequence, created_at from payment.outbox;

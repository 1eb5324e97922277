-- Everything that validation-service committed to say has been said: its outbox is empty.
SELECT topic, key, type, sequence, created_at FROM validation.outbox;

-- The outbox of payment-service must be empty: every committed message must be published.
select topic, key, type, sequence, created_at from payment.outbox;

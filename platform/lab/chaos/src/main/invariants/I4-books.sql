-- Stripe's own ledger must be consistent.
-- needs: ledger
select detail from lab.ledger_violation;

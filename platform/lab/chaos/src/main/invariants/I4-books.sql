-- Stripe's own books agree with themselves.
-- needs: ledger
SELECT detail FROM lab.ledger_violation;

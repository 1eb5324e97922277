-- Whether a change of the holder makes a new credential. Null: the event was not learnt since this column
-- exists, or is known from a payment alone; then it counts as true, which shows the old code to nobody.
alter table show add column supersede_on_holder_change boolean;

-- Whether the code is the holder's alone: the ticket was handed over where that makes a new credential.
alter table ticket add column held_alone boolean not null default false;

-- Refuses a reference that another order of the organizer has. The organizer is known with the claim;
-- an attempt that was given up has none.
create unique index concurrently if not exists orders_of_reference
    on orders (organizer_id, external_reference)
    where external_reference is not null and closed_as is distinct from 'FAILED';

-- Tickets that were cancelled. Each gives its seat back at most once.
create table cancelled_ticket (
    ticket_id      uuid primary key,
    reservation_id uuid        not null,
    ticket_type_id uuid        not null,
    cancelled_at   timestamptz not null,
    -- Whether its seat came back; null while its reservation is not converted yet.
    returned       boolean
);

create index cancelled_ticket_of_reservation on cancelled_ticket (reservation_id);

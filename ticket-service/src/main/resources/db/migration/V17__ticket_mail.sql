-- Mails with tickets. The natural key is the order and the kind of mail: what is told again makes no second mail.
create table ticket_mail (
    -- also the Message-ID of every attempt
    id         uuid        primary key,
    -- TICKETS: the order's tickets for its buyer. HANDOVER: one ticket for its new holder.
    kind       text        not null check (kind in ('TICKETS', 'HANDOVER')),
    order_id   uuid        not null,
    ticket_id  uuid,
    -- TICKETS: 1, and one more each time the buyer asks for it. HANDOVER: the ticket's message_sequence.
    number     bigint      not null check (number > 0),
    -- account; with the recipient all that tells of a person
    buyer_id   text        not null,
    recipient  text,
    status     text        not null default 'PENDING' check (status in ('PENDING', 'SENT', 'FAILED', 'CANCELLED')),
    reason     text,
    attempts   int         not null default 0,
    -- of a pending mail: the next attempt; while an attempt is under way, the time at which another may begin
    due_at     timestamptz,
    created_at timestamptz not null,
    ended_at   timestamptz,
    check ((kind = 'HANDOVER') = (ticket_id is not null)),
    check ((status = 'PENDING') = (due_at is not null)),
    check ((status = 'PENDING') = (ended_at is null)),
    check ((status in ('FAILED', 'CANCELLED')) = (reason is not null)),
    unique nulls not distinct (order_id, kind, ticket_id, number)
);

create index ticket_mail_due on ticket_mail (due_at) where status = 'PENDING';
create index ticket_mail_by_buyer on ticket_mail (buyer_id);

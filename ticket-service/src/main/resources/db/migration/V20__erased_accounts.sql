-- Accounts whose people asked to be erased. They stay for ever: a message that names one of them may be read
-- again at any time.
create table erased_account (
    account_id       text        primary key,
    -- The keyed hash of the last verified address, for the message.
    email_hash       text,
    erased_at        timestamptz not null,
    -- The address that rows are being emptied of; null as soon as that is done.
    address          text,
    -- Database time.
    recorded_at      timestamptz not null default clock_timestamp(),
    message_sequence bigint      not null check (message_sequence > 0)
);
create index erased_account_unsettled on erased_account (recorded_at);
create index erased_account_with_address on erased_account (account_id) where address is not null;

-- Whether the buyer named the person on the ticket; so it is also where held_alone is true. Otherwise that
-- person is the buyer.
alter table ticket add column holder_named boolean not null default false;

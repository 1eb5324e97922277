-- When a ticket was changed last, by the clock of the database. A ticket that is older than this
-- migration counts as changed by it, so that a reader of changes sees it once.
alter table ticket add column updated_at timestamptz not null default now();

-- A trigger, so that no statement and no release forgets it. The time is the one of the statement
-- and so never before the beginning of its transaction: see the list by updatedSince.
create function ticket_note_change() returns trigger language plpgsql as $$
begin
    new.updated_at := clock_timestamp();
    return new;
end;
$$;
create trigger ticket_changed before update on ticket
    for each row when (old.message_sequence is distinct from new.message_sequence)
    execute function ticket_note_change();

-- What shops wrote on their orders (metadata is the text of a JSON object), and when an order was
-- changed last. An order that is older than this migration counts as changed by it, so that a
-- reader of changes sees it once.
alter table orders
    add column external_reference text,
    add column metadata           text,
    add column updated_at         timestamptz not null default now();

-- A trigger, so that no statement and no release forgets it. The time is the one of the statement
-- and so never before the beginning of its transaction: see the list by updatedSince.
create function orders_note_change() returns trigger language plpgsql as $$
begin
    new.updated_at := clock_timestamp();
    return new;
end;
$$;
create trigger orders_changed before update on orders
    for each row when (old.version is distinct from new.version)
    execute function orders_note_change();

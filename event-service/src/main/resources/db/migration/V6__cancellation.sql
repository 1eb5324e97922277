-- When the last hold of a cancelled event was given back; a cancelled event without it has some left.
alter table event add column holds_released_at timestamptz;

create index event_with_holds_to_release on event (id)
    where status = 'CANCELLED' and holds_released_at is null;

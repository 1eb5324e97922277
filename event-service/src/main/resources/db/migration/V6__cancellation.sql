-- When the holds of a cancelled event were all released; null while some may be left. A release that
-- can't cancel events neither reads nor writes it.
alter table event add column holds_released_at timestamptz;

-- What is left to do: empty nearly always, so that every replica can look often.
create index event_holds_to_release on event (id)
    where status = 'CANCELLED' and holds_released_at is null;

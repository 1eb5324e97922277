-- Whether anything of the type was ever held: from then on it can be retired, but not removed.
alter table allotment add column ever_held boolean not null default false;
-- The event's version that last changed what a hold is decided by (prices, windows, limits). A hold
-- decided by an older one is decided again.
alter table allotment add column terms bigint not null default 0;

update allotment set ever_held = true
where held + sold > 0
    or ticket_type_id in (select ticket_type_id from reservation_item);

-- Whether a notification was given up after its last attempt; it then had no effect.
alter table stripe_event add column dropped boolean not null default false;
update stripe_event set dropped = true where outcome like 'let go%';

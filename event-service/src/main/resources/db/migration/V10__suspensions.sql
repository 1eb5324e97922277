-- Whether an operator has taken the event off sale.
alter table event add column suspended boolean not null default false;

-- Every suspension that was ever made, of an event or an account, with who made and who lifted it.
-- No foreign key: the record stays when its event is deleted.
create table suspension (
    id           uuid primary key,
    event_id     uuid,
    account_id   text,
    reason       text        not null,
    suspended_by text        not null,
    suspended_at timestamptz not null,
    lifted_by    text,
    lifted_at    timestamptz,
    constraint suspension_of_one check ((event_id is null) <> (account_id is null)),
    constraint suspension_lifted_by_someone check ((lifted_by is null) = (lifted_at is null))
);

create unique index suspension_of_event_in_force on suspension (event_id)
    where lifted_at is null and event_id is not null;
create unique index suspension_of_account_in_force on suspension (account_id)
    where lifted_at is null and account_id is not null;
create index suspension_of_event on suspension (event_id, id) where event_id is not null;
create index suspension_of_account on suspension (account_id, id) where account_id is not null;

-- What reading the catalogue needs: words in their forms, cities however they are written, events
-- that are not over at a price that doesn't grow with those that are, and the news of every change.
--
-- Reads go on meanwhile; changes of events wait for the filling in below (three seconds per
-- ten thousand events). The previous release knows nothing of all this, and its writes are kept by
-- the triggers.
set local statement_timeout = 0;
set local transaction_timeout = 0;
set local idle_in_transaction_session_timeout = 0;

-- Text without case and accents. Of its own, because the extension unaccent needs rights that a
-- service's role doesn't have, and is not immutable. Bodies in this form are bound to what they
-- name when they are created, whatever the search path is when an index is built anew.
create function fold(value text) returns text
    language sql immutable strict parallel safe
return normalize(
    replace(replace(replace(translate(
        regexp_replace(
            casefold(normalize(value, NFKD) collate "pg_unicode_fast"),
            '[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]', '', 'g'),
        'øłđðħıŧ', 'olddhit'),
        'æ', 'ae'), 'œ', 'oe'), 'þ', 'th'),
    NFKC);

-- A word as it was written, and as each language would shorten it. What language an event is
-- written in nobody says, and its country doesn't tell, so all of them count for every event.
create function word_forms(word text) returns text[]
    language sql immutable strict parallel safe
return array(
    select distinct form
    from unnest(array[word]
        || ts_lexize('english_stem', word) || ts_lexize('german_stem', word)
        || ts_lexize('dutch_stem', word) || ts_lexize('french_stem', word)
        || ts_lexize('spanish_stem', word) || ts_lexize('italian_stem', word)
        || ts_lexize('portuguese_stem', word) || ts_lexize('danish_stem', word)
        || ts_lexize('swedish_stem', word) || ts_lexize('norwegian_stem', word)) as form
    where form <> '');

-- The same of a text that is folded already. Put together as text, so that all forms of a word keep
-- its one position: a phrase is found in any forms, and not across the end of the text.
create function text_forms(folded text) returns tsvector
    language sql immutable strict parallel safe
return (to_tsvector('simple', folded)::text
    || ' ' || to_tsvector('english', folded)::text || ' ' || to_tsvector('german', folded)::text
    || ' ' || to_tsvector('dutch', folded)::text || ' ' || to_tsvector('french', folded)::text
    || ' ' || to_tsvector('spanish', folded)::text || ' ' || to_tsvector('italian', folded)::text
    || ' ' || to_tsvector('portuguese', folded)::text || ' ' || to_tsvector('danish', folded)::text
    || ' ' || to_tsvector('swedish', folded)::text || ' ' || to_tsvector('norwegian', folded)::text
    )::tsvector;

-- What an event is found by: title and description tell apart by their weight. Not in the form
-- of the others, which would be inlined and fold the text once per language.
create function event_words(title text, description text) returns tsvector
    language plpgsql immutable parallel safe
    set search_path from current
as $$
declare
    folded_title text := fold(title);
    folded_description text := fold(coalesce(description, ''));
begin
    return setweight(text_forms(folded_title), 'A')
        || setweight(text_forms(folded_description), 'B');
end
$$;

-- What somebody looks for: each word in any of its forms, so that "not" still means none of them.
create function search_query(words text) returns tsquery
    language plpgsql immutable strict parallel safe
    set search_path from current
as $$
declare
    folded text := fold(words);
    wanted tsquery := websearch_to_tsquery('simple', folded);
    word text;
    forms text;
begin
    foreach word in array tsvector_to_array(to_tsvector('simple', folded)) loop
        select string_agg('''' || replace(replace(form, '\', '\\'), '''', '''''') || '''', ' | ')
        into forms from unnest(word_forms(word)) as form;
        wanted := ts_rewrite(
            wanted,
            ('''' || replace(replace(word, '\', '\\'), '''', '''''') || '''')::tsquery,
            forms::tsquery);
    end loop;
    return wanted;
end
$$;

-- Which of fourteen lengths an event has: class n is shorter than 4^n hours. What is not over at
-- some time began less than that before it, so one short range of each class holds all of them,
-- however many are over. The last class is without a bound.
create function length_class(starts_at timestamptz, ends_at timestamptz) returns integer
    language sql immutable strict parallel safe
return width_bucket(
    extract(epoch from ends_at - starts_at),
    array[3600, 14400, 57600, 230400, 921600, 3686400, 14745600, 58982400, 235929600, 943718400,
        3774873600, 15099494400, 60397977600]::numeric[]);

-- Not generated: that would rewrite the table while nobody can read it.
alter table event add column words tsvector;

create function keep_event_words() returns trigger
    language plpgsql
    set search_path from current
as $$
begin
    new.words := event_words(new.title, new.description);
    return new;
end
$$;

create trigger event_words_of_new before insert on event
    for each row when (new.words is null) execute function keep_event_words();
create trigger event_words_of_changed before update on event
    for each row
    when (new.title is distinct from old.title or new.description is distinct from old.description)
    execute function keep_event_words();

update event set words = event_words(title, description);

create index event_of_length on event (length_class(starts_at, ends_at), starts_at, id)
    include (ends_at) where status = 'PUBLISHED';
create index event_in_city
    on event (fold(location_city), length_class(starts_at, ends_at), starts_at, id)
    include (ends_at, location_city) where status = 'PUBLISHED';
create index event_words on event using gin (words) where status = 'PUBLISHED';
-- The title's alone: what has the words there comes first.
create index event_title_words on event using gin (ts_filter(words, '{a}'))
    where status = 'PUBLISHED';
-- The column search and its index are the previous release's; a later one drops them.

-- Which event was changed by which transaction, for a few minutes: what replicas remember of the
-- catalogue they forget by it. Written by triggers, so that no release and no hand forgets it.
create table event_change (
    id         bigint generated always as identity primary key,
    -- Null when it was so many that all of them count as changed.
    event_id   uuid,
    changed_in xid8        not null default pg_current_xact_id(),
    changed_at timestamptz not null default now()
);

create index event_change_since on event_change (changed_in);

-- Drafts are nobody's to remember, so they are no news.
create function note_event_change() returns trigger
    language plpgsql
    set search_path from current
as $$
declare
    many constant integer := 1000;
    ids uuid[];
begin
    select array_agg(id) into ids
    from (select id from changed where status <> 'DRAFT' limit many + 1) as noted;
    if cardinality(ids) > many then
        insert into event_change (event_id) values (null);
    elsif ids is not null then
        insert into event_change (event_id) select unnest(ids);
    end if;
    return null;
end
$$;

create function note_ticket_type_change() returns trigger
    language plpgsql
    set search_path from current
as $$
declare
    many constant integer := 1000;
    ids uuid[];
begin
    select array_agg(event_id) into ids
    from (select distinct c.event_id from changed c join event e on e.id = c.event_id
        where e.status <> 'DRAFT' limit many + 1) as noted;
    if cardinality(ids) > many then
        insert into event_change (event_id) values (null);
    elsif ids is not null then
        insert into event_change (event_id) select unnest(ids);
    end if;
    return null;
end
$$;

create function note_every_event_changed() returns trigger
    language plpgsql
    set search_path from current
as $$
begin
    insert into event_change (event_id) values (null);
    return null;
end
$$;

create trigger event_added after insert on event
    referencing new table as changed for each statement execute function note_event_change();
create trigger event_changed after update on event
    referencing new table as changed for each statement execute function note_event_change();
create trigger event_removed after delete on event
    referencing old table as changed for each statement execute function note_event_change();
create trigger events_emptied after truncate on event
    for each statement execute function note_every_event_changed();

create trigger ticket_type_added after insert on ticket_type
    referencing new table as changed
    for each statement execute function note_ticket_type_change();
create trigger ticket_type_changed after update on ticket_type
    referencing new table as changed
    for each statement execute function note_ticket_type_change();
create trigger ticket_type_removed after delete on ticket_type
    referencing old table as changed
    for each statement execute function note_ticket_type_change();

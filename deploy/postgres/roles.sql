-- The roles of Usher. Each schema has two: its owner, as which migrations run (`event_owner`), and the
-- service (`event`), which reads and writes rows and can't change a table. Each is a stranger to the
-- other schemas.
--
-- Run as superuser inside the database `usher`. Running it again changes nothing but settings and
-- passwords; in a database of an earlier release, whose services owned their tables, it hands those
-- tables to the owners. A password comes from the setting usher.password_<role> when there is one,
-- for example
--   PGOPTIONS="-c usher.password_event=… -c usher.password_event_owner=…" psql -d usher -f roles.sql
-- and is the role's own name otherwise, which is for a developer's machine alone.

DO $$
DECLARE
    service text;
    owner   text;
    role    text;
BEGIN
    -- A change of owner waits for the transactions of a running service, and new ones wait behind it.
    SET LOCAL lock_timeout = '5s';

    -- Nobody reaches this database, or leaves anything in it, without being named below.
    EXECUTE format('REVOKE ALL ON DATABASE %I FROM PUBLIC', current_database());
    REVOKE ALL ON SCHEMA public FROM PUBLIC;

    FOREACH service IN ARRAY ARRAY['event', 'payment', 'ticket', 'validation'] LOOP
        owner := service || '_owner';
        FOREACH role IN ARRAY ARRAY[service, owner] LOOP
            IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = role) THEN
                EXECUTE format('CREATE ROLE %I', role);
            END IF;
            EXECUTE format(
                'ALTER ROLE %I LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS NOINHERIT PASSWORD %L',
                role,
                coalesce(nullif(current_setting('usher.password_' || role, true), ''), role));
            EXECUTE format('GRANT CONNECT ON DATABASE %I TO %I', current_database(), role);
            EXECUTE format('ALTER ROLE %I SET search_path = %I', role, service);
        END LOOP;

        EXECUTE format('CREATE SCHEMA IF NOT EXISTS %I AUTHORIZATION %I', service, owner);
        EXECUTE format('REASSIGN OWNED BY %I TO %I', service, owner);
        EXECUTE format('ALTER SCHEMA %I OWNER TO %I', service, owner);
        EXECUTE format('REVOKE ALL ON SCHEMA %I FROM PUBLIC', service);
        EXECUTE format('REVOKE ALL ON SCHEMA %I FROM %I', service, service);
        EXECUTE format('GRANT USAGE ON SCHEMA %I TO %I', service, service);

        -- What is there, and what a later migration will create.
        EXECUTE format('REVOKE ALL ON ALL TABLES IN SCHEMA %I FROM %I', service, service);
        EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA %I TO %I', service, service);
        EXECUTE format('GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA %I TO %I', service, service);
        EXECUTE format(
            'ALTER DEFAULT PRIVILEGES FOR ROLE %I IN SCHEMA %I GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO %I',
            owner, service, service);
        EXECUTE format(
            'ALTER DEFAULT PRIVILEGES FOR ROLE %I IN SCHEMA %I GRANT USAGE, SELECT ON SEQUENCES TO %I',
            owner, service, service);
        -- A service compares the history of migrations with its own, and writes nothing there.
        IF to_regclass(format('%I.flyway_schema_history', service)) IS NOT NULL THEN
            EXECUTE format('REVOKE INSERT, UPDATE, DELETE ON %I.flyway_schema_history FROM %I', service, service);
        END IF;

        -- No statement, lock or transaction of a service waits for ever; pools keep their idle
        -- sessions; that of an outbox relay ends by its own setting when its process hangs.
        EXECUTE format('ALTER ROLE %I SET statement_timeout = %L', service, '5s');
        EXECUTE format('ALTER ROLE %I SET lock_timeout = %L', service, '2s');
        EXECUTE format('ALTER ROLE %I SET idle_in_transaction_session_timeout = %L', service, '10s');
        EXECUTE format('ALTER ROLE %I SET transaction_timeout = %L', service, '10s');
        EXECUTE format('ALTER ROLE %I SET idle_session_timeout = %L', service, '0');

        -- A migration takes as long as the data is large. It waits for a lock no longer than a service
        -- does, because everybody else waits behind it, and ends soon after its process was killed.
        EXECUTE format('ALTER ROLE %I SET statement_timeout = %L', owner, '0');
        EXECUTE format('ALTER ROLE %I SET lock_timeout = %L', owner, '2s');
        EXECUTE format('ALTER ROLE %I SET idle_in_transaction_session_timeout = %L', owner, '0');
        EXECUTE format('ALTER ROLE %I SET transaction_timeout = %L', owner, '0');
        EXECUTE format('ALTER ROLE %I SET idle_session_timeout = %L', owner, '0');
        EXECUTE format('ALTER ROLE %I SET client_connection_check_interval = %L', owner, '5s');
    END LOOP;
END
$$;

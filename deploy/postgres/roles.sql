-- The four roles of Usher, each the owner of one schema and a stranger to the others.
--
-- Run as superuser inside the database `usher`; running it again changes nothing but settings and
-- passwords. A password comes from the setting usher.password_<role> when there is one, for example
--   PGOPTIONS="-c usher.password_event=…" psql -d usher -f roles.sql
-- and is the role's own name otherwise, which is for a developer's machine alone.

DO $$
DECLARE
    service text;
BEGIN
    -- Nobody reaches this database, or leaves anything in it, without being named below.
    EXECUTE format('REVOKE ALL ON DATABASE %I FROM PUBLIC', current_database());
    REVOKE ALL ON SCHEMA public FROM PUBLIC;

    FOREACH service IN ARRAY ARRAY['event', 'payment', 'ticket', 'validation'] LOOP
        IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = service) THEN
            EXECUTE format('CREATE ROLE %I', service);
        END IF;
        EXECUTE format(
            'ALTER ROLE %I LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS NOINHERIT PASSWORD %L',
            service,
            coalesce(nullif(current_setting('usher.password_' || service, true), ''), service));

        EXECUTE format('GRANT CONNECT ON DATABASE %I TO %I', current_database(), service);
        EXECUTE format('CREATE SCHEMA IF NOT EXISTS %I AUTHORIZATION %I', service, service);
        EXECUTE format('ALTER SCHEMA %I OWNER TO %I', service, service);
        EXECUTE format('REVOKE ALL ON SCHEMA %I FROM PUBLIC', service);

        -- No statement, lock or transaction of a service waits for ever; pools keep their idle
        -- sessions; that of an outbox relay ends by its own setting when its process hangs.
        EXECUTE format('ALTER ROLE %I SET search_path = %I', service, service);
        EXECUTE format('ALTER ROLE %I SET statement_timeout = %L', service, '5s');
        EXECUTE format('ALTER ROLE %I SET lock_timeout = %L', service, '2s');
        EXECUTE format('ALTER ROLE %I SET idle_in_transaction_session_timeout = %L', service, '10s');
        EXECUTE format('ALTER ROLE %I SET transaction_timeout = %L', service, '10s');
        EXECUTE format('ALTER ROLE %I SET idle_session_timeout = %L', service, '0');
    END LOOP;
END
$$;

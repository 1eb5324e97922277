-- The owner writes the history of migrations; the service, whose role is named like its schema, only
-- reads it, although new tables are granted to it by default.
do $$
begin
    if current_user <> current_schema()
        and exists (select from pg_roles where rolname = current_schema()) then
        execute format(
            'revoke insert, update, delete on flyway_schema_history from %I', current_schema());
    end if;
end
$$;

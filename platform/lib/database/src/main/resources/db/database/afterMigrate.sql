-- The owner writes the history of migrations; the service, whose role is named like its schema, only
-- reads it, although new tables are granted to it by default. PostgreSQL refuses two changes of a table's
-- rights at the same moment, so migrations that run at once take turns, until the end of this block.
do $$
begin
    if current_user <> current_schema()
        and exists (select from pg_roles where rolname = current_schema()) then
        perform pg_advisory_xact_lock(hashtext('usher.migration'), hashtext(current_schema()));
        execute format(
            'revoke insert, update, delete on flyway_schema_history from %I', current_schema());
    end if;
end
$$;

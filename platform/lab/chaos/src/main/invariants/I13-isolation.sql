-- A service must have access to its own schema only, and its role must have no further rights.
with service (name) as (values ('event'), ('payment'), ('ticket'), ('validation'))
select s.name as role, o.name as reaches, null as may
  from service s join service o on o.name <> s.name
 where has_schema_privilege(s.name, o.name, 'USAGE')
    or has_schema_privilege(s.name, o.name, 'CREATE')
union all
select s.name, c.oid::regclass::text, null
  from service s
  join pg_class c on c.relkind in ('r', 'p', 'v', 'm')
  join pg_namespace n on n.oid = c.relnamespace
  join service o on o.name = n.nspname and o.name <> s.name
 where has_table_privilege(s.name, c.oid, 'SELECT, INSERT, UPDATE, DELETE')
union all
select r.rolname, null, concat_ws(', ', case when r.rolsuper then 'everything' end,
                                  case when r.rolcreaterole then 'make roles' end,
                                  case when r.rolcreatedb then 'make databases' end,
                                  case when r.rolbypassrls then 'see all rows' end,
                                  case when r.rolreplication then 'replicate' end)
  from pg_roles r join service s on s.name = r.rolname
 where r.rolsuper or r.rolcreaterole or r.rolcreatedb or r.rolbypassrls or r.rolreplication;

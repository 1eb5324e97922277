-- A service reaches its own schema alone, and its role may do nothing beyond.
WITH service (name) AS (VALUES ('event'), ('payment'), ('ticket'), ('validation'))
SELECT s.name AS role, o.name AS reaches, NULL AS may
  FROM service s JOIN service o ON o.name <> s.name
 WHERE has_schema_privilege(s.name, o.name, 'USAGE')
    OR has_schema_privilege(s.name, o.name, 'CREATE')
UNION ALL
SELECT s.name, c.oid::regclass::text, NULL
  FROM service s
  JOIN pg_class c ON c.relkind IN ('r', 'p', 'v', 'm')
  JOIN pg_namespace n ON n.oid = c.relnamespace
  JOIN service o ON o.name = n.nspname AND o.name <> s.name
 WHERE has_table_privilege(s.name, c.oid, 'SELECT, INSERT, UPDATE, DELETE')
UNION ALL
SELECT r.rolname, NULL, concat_ws(', ', CASE WHEN r.rolsuper THEN 'everything' END,
                                  CASE WHEN r.rolcreaterole THEN 'make roles' END,
                                  CASE WHEN r.rolcreatedb THEN 'make databases' END,
                                  CASE WHEN r.rolbypassrls THEN 'see all rows' END,
                                  CASE WHEN r.rolreplication THEN 'replicate' END)
  FROM pg_roles r JOIN service s ON s.name = r.rolname
 WHERE r.rolsuper OR r.rolcreaterole OR r.rolcreatedb OR r.rolbypassrls OR r.rolreplication;

-- Each service has one relay that leads, and no idle session of a service holds any other lock.
WITH service (name) AS (VALUES ('event'), ('payment'), ('ticket'), ('validation')),
lead AS (
    SELECT name, hashtext('usher.outbox')::bigint & 4294967295 AS class,
           hashtext(name)::bigint & 4294967295 AS object
      FROM service),
held AS (
    SELECT l.classid::bigint AS class, l.objid::bigint AS object, l.objsubid, a.usename, a.state,
           a.application_name
      FROM pg_locks l JOIN pg_stat_activity a ON a.pid = l.pid
     WHERE l.locktype = 'advisory' AND l.granted
       AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database()))
SELECT l.name AS service, 'has no relay that leads' AS what, NULL AS session
  FROM lead l
 WHERE NOT EXISTS (SELECT FROM held h
                    WHERE h.class = l.class AND h.object = l.object AND h.objsubid = 2
                      AND h.usename = l.name)
UNION ALL
SELECT h.usename, 'keeps a lock', h.application_name
  FROM held h
 WHERE h.state = 'idle'
   AND h.usename IN (SELECT name FROM service)
   AND NOT EXISTS (SELECT FROM lead l WHERE l.name = h.usename AND l.class = h.class
                      AND l.object = h.object AND h.objsubid = 2);

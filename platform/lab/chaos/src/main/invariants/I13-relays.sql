-- Each service must have one leading relay, and no idle session of a service may hold any other
-- lock.
with service (name) as (values ('event'), ('payment'), ('ticket'), ('validation')),
lead as (
    select name, hashtext('usher.outbox')::bigint & 4294967295 as class,
           hashtext(name)::bigint & 4294967295 as object
      from service),
held as (
    select l.classid::bigint as class, l.objid::bigint as object, l.objsubid, a.usename, a.state,
           a.application_name
      from pg_locks l join pg_stat_activity a on a.pid = l.pid
     where l.locktype = 'advisory' and l.granted
       and l.database = (select oid from pg_database where datname = current_database()))
select l.name as service, 'has no relay that leads' as what, null as session
  from lead l
 where not exists (select from held h
                    where h.class = l.class and h.object = l.object and h.objsubid = 2
                      and h.usename = l.name)
union all
select h.usename, 'keeps a lock', h.application_name
  from held h
 where h.state = 'idle'
   and h.usename in (select name from service)
   and not exists (select from lead l where l.name = h.usename and l.class = h.class
                      and l.object = h.object and h.objsubid = 2);

-- A hold must end with its time: one minute later no hold without an opened order may be left.
select r.id as reservation, r.held_until
  from event.reservation r, lab.run
 where r.status = 'HELD' and r.held_until < run.suite_time - interval '1 minute';

-- A hold ends when its time is over: a minute later none is left that nobody opened an order on.
SELECT r.id AS reservation, r.held_until
  FROM event.reservation r, lab.run
 WHERE r.status = 'HELD' AND r.held_until < run.suite_time - interval '1 minute';

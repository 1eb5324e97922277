-- At no moment of the run did an allotment count more than its capacity or anything else than its
-- reservations; and somebody looked, at least once in ten seconds in which the database was there.
-- needs: samples
SELECT at, subject AS ticket_type, value AS held_and_sold, detail
  FROM lab.sample WHERE kind = 'stock'
UNION ALL
SELECT run.suite_time, NULL, seen.looks,
       CASE WHEN seen.looks > 0 THEN 'looks only, in ' || seen.seconds || ' s'
            ELSE 'nobody looked' END
  FROM lab.run
 CROSS JOIN (SELECT coalesce(sum(value) FILTER (WHERE kind = 'looks'), 0) AS looks,
                    coalesce(sum(value) FILTER (WHERE kind = 'watched'), 0) AS seconds
               FROM lab.sample) AS seen
 WHERE seen.looks < greatest(1, floor(seen.seconds / 10));

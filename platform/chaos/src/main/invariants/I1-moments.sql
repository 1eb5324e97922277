-- At no moment of the run did an allotment count more than its capacity or anything else than its
-- reservations; and somebody looked.
-- needs: samples
SELECT at, subject AS ticket_type, value AS held_and_sold, detail
  FROM lab.sample WHERE kind = 'stock'
UNION ALL
SELECT suite_time, NULL, NULL, 'nobody looked'
  FROM lab.run
 WHERE NOT EXISTS (SELECT FROM lab.sample WHERE kind = 'looks' AND value > 0);

-- The messages about one thing are on one partition, numbered from 1 without a gap, each number one
-- message, and first copies are in their order.
-- needs: messages
WITH first AS (
    SELECT topic, subject, sequence, min("offset") AS at, count(DISTINCT id) AS ids
      FROM lab.message
     WHERE NOT injected AND NOT dead_letter AND subject IS NOT NULL AND sequence IS NOT NULL
     GROUP BY topic, subject, sequence),
placed AS (
    SELECT *, row_number() OVER (PARTITION BY topic, subject ORDER BY at) AS place FROM first)
SELECT topic, subject, sequence, place, ids, NULL::bigint AS partitions
  FROM placed WHERE place <> sequence OR ids > 1
UNION ALL
SELECT topic, subject, NULL, NULL, NULL, count(DISTINCT partition)
  FROM lab.message
 WHERE NOT injected AND NOT dead_letter AND subject IS NOT NULL
 GROUP BY topic, subject HAVING count(DISTINCT partition) > 1
UNION ALL
SELECT topic, 'offset ' || "offset" || ' lacks an attribute', sequence, NULL, NULL, partition
  FROM lab.message
 WHERE NOT injected AND NOT dead_letter
   AND (id IS NULL OR type IS NULL OR subject IS NULL OR sequence IS NULL OR time IS NULL
        OR key IS NULL);

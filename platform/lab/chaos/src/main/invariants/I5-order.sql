-- Accepted entries and exits of a ticket take turns, by the order in which the gate announced them.
-- needs: messages
WITH passed AS (
    SELECT DISTINCT ON (subject, sequence) subject, sequence, data ->> 'scanId' AS scan,
           data ->> 'direction' AS direction
      FROM lab.message
     WHERE topic = 'usher.scans.v1' AND NOT injected AND data ->> 'result' = 'ADMITTED'
     ORDER BY subject, sequence, "offset"),
turns AS (
    SELECT *, lag(direction, 1, 'EXIT') OVER (PARTITION BY subject ORDER BY sequence) AS before,
           lag(scan) OVER (PARTITION BY subject ORDER BY sequence) AS scan_before
      FROM passed)
SELECT subject AS ticket, direction, scan, scan_before FROM turns WHERE direction = before;

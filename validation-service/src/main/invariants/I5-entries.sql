-- A ticket's accepted entries and exits take turns: whoever is inside went in once more than out,
-- whoever is outside as often; without re-entry nobody goes in twice.
SELECT t.id AS ticket, t.inside, count(s.*) FILTER (WHERE s.direction = 'ENTRY') AS entries,
       count(s.*) FILTER (WHERE s.direction = 'EXIT') AS exits, e.reentry
  FROM validation.ticket t
  LEFT JOIN validation.scan s ON s.ticket_id = t.id AND s.result = 'ADMITTED'
  LEFT JOIN validation.event e ON e.id = t.event_id
 GROUP BY t.id, e.reentry
HAVING count(s.*) FILTER (WHERE s.direction = 'ENTRY')
           <> count(s.*) FILTER (WHERE s.direction = 'EXIT') + t.inside::int
    OR (NOT e.reentry AND count(s.*) FILTER (WHERE s.direction = 'ENTRY') > 1);

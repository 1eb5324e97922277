-- Every message that event-service counted about an event or a reservation is on its topic.
-- needs: messages
WITH counted AS (
    SELECT 'usher.events.v1' AS topic, id, message_sequence FROM event.event
    UNION ALL
    SELECT 'usher.reservations.v1', id, message_sequence FROM event.reservation)
SELECT c.topic, c.id AS about, c.message_sequence AS counted, coalesce(s.last, 0) AS said
  FROM counted c
  LEFT JOIN (SELECT topic, subject, max(sequence) AS last FROM lab.message
              WHERE NOT injected GROUP BY topic, subject) AS s
         ON s.topic = c.topic AND s.subject = c.id::text
 WHERE c.message_sequence <> coalesce(s.last, 0);

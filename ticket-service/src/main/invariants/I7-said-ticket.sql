-- Every message that ticket-service counted about a ticket or a key is on its topic.
-- needs: messages
WITH counted AS (
    SELECT 'usher.tickets.v1' AS topic, id::text AS id, message_sequence FROM ticket.ticket
    UNION ALL
    SELECT 'usher.ticket-keys.v1', id, message_sequence FROM ticket.ticket_key)
SELECT c.topic, c.id AS about, c.message_sequence AS counted, coalesce(s.last, 0) AS said
  FROM counted c
  LEFT JOIN (SELECT topic, subject, max(sequence) AS last FROM lab.message
              WHERE NOT injected GROUP BY topic, subject) AS s
         ON s.topic = c.topic AND s.subject = c.id
 WHERE c.message_sequence <> coalesce(s.last, 0);

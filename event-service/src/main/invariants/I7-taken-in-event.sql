-- event-service has taken in every message of the topics that it reads, once or as a dead letter.
-- needs: messages
WITH reader (consumer, topic) AS (
    VALUES ('event-service.payments', 'usher.payments.v1'),
           ('event-service.staff', 'usher.staff.v1'),
           ('event-service.tickets', 'usher.tickets.v1'))
SELECT DISTINCT r.consumer, m.topic, m.id AS message, m.type, m.subject
  FROM reader r
  JOIN lab.message m ON m.topic = r.topic
 WHERE m.id IS NOT NULL
   AND NOT EXISTS (SELECT FROM event.inbox i
                    WHERE i.consumer = r.consumer AND i.message_id::text = m.id)
   AND NOT EXISTS (SELECT FROM lab.message d
                    WHERE d.topic = r.consumer || '.' || r.topic || '.dlt' AND d.id = m.id);

-- Nothing is put aside but poison, and all poison is.
-- needs: messages
SELECT 'put aside' AS what, d.topic, d."offset", d.id AS message, d.type,
       d.headers ->> 'kafka_dlt-exception-message' AS why
  FROM lab.message d
 WHERE d.dead_letter AND d.headers ->> 'usher-chaos' IS DISTINCT FROM 'poison'
   AND NOT EXISTS (SELECT FROM lab.poison p WHERE p.message_id = d.id)
UNION ALL
SELECT 'not put aside', m.topic, m."offset", m.id, m.type, NULL
  FROM lab.message m
 WHERE NOT m.dead_letter
   AND (m.headers ->> 'usher-chaos' = 'poison'
        OR EXISTS (SELECT FROM lab.poison p WHERE p.message_id = m.id))
   AND NOT EXISTS (SELECT FROM lab.message d
                    WHERE d.dead_letter AND d.topic LIKE '%.' || m.topic || '.dlt'
                      AND d.partition = m.partition AND d.value IS NOT DISTINCT FROM m.value
                      AND d.id IS NOT DISTINCT FROM m.id);

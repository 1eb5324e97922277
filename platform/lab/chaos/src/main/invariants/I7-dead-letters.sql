-- Dead letters must be exactly the malformed messages.
-- needs: messages
select 'put aside' as what, d.topic, d."offset", d.id as message, d.type,
       d.headers ->> 'kafka_dlt-exception-message' as why
  from lab.message d
 where d.dead_letter and d.headers ->> 'usher-chaos' is distinct from 'poison'
   and not exists (select from lab.poison p where p.message_id = d.id)
union all
select 'not put aside', m.topic, m."offset", m.id, m.type, null
  from lab.message m
 where not m.dead_letter
   and (m.headers ->> 'usher-chaos' = 'poison'
        or exists (select from lab.poison p where p.message_id = m.id))
   and not exists (select from lab.message d
                    where d.dead_letter and d.topic like '%.' || m.topic || '.dlt'
                      and d.partition = m.partition and d.value is not distinct from m.value
                      and d.id is not distinct from m.id);

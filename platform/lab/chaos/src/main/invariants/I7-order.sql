-- The messages about one aggregate must be on one partition, numbered from 1 without a gap, one
-- message per number, and first copies must be in order.
-- needs: messages
with first as (
    select topic, subject, sequence, min("offset") as at, count(distinct id) as ids
      from lab.message
     where not injected and not dead_letter and subject is not null and sequence is not null
     group by topic, subject, sequence),
placed as (
    select *, row_number() over (partition by topic, subject order by at) as place from first)
select topic, subject, sequence, place, ids, null::bigint as partitions
  from placed where place <> sequence or ids > 1
union all
select topic, subject, null, null, null, count(distinct partition)
  from lab.message
 where not injected and not dead_letter and subject is not null
 group by topic, subject having count(distinct partition) > 1
union all
select topic, 'offset ' || "offset" || ' lacks an attribute', sequence, null, null, partition
  from lab.message
 where not injected and not dead_letter
   and (id is null or type is null or subject is null or sequence is null or time is null
        or key is null);

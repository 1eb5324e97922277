-- At every moment of the run an allotment's counters must match its reservations and must not
-- exceed its capacity; the sampler must have taken a sample at least every ten seconds in which the
-- database was available.
-- needs: samples
select at, subject as ticket_type, value as held_and_sold, detail
  from lab.sample where kind = 'stock'
union all
select run.suite_time, null, seen.samples,
       case when seen.samples > 0 then 'samples only, in ' || seen.seconds || ' s'
            else 'no sample' end
  from lab.run
 cross join (select coalesce(sum(value) filter (where kind = 'samples'), 0) as samples,
                    coalesce(sum(value) filter (where kind = 'watched'), 0) as seconds
               from lab.sample) as seen
 where seen.samples < greatest(1, floor(seen.seconds / 10));

create index on lab.message (topic, subject, sequence);
create index on lab.message (id);
create index on lab.session (order_id);
create index on lab.delivery (event_id);
create index on lab.call (operation, outcome);
analyze lab.message, lab.session, lab.delivery, lab.call, lab.sample;

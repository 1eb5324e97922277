CREATE INDEX ON lab.message (topic, subject, sequence);
CREATE INDEX ON lab.message (id);
CREATE INDEX ON lab.session (order_id);
CREATE INDEX ON lab.delivery (event_id);
CREATE INDEX ON lab.call (operation, outcome);
ANALYZE lab.message, lab.session, lab.delivery, lab.call, lab.sample;

create index concurrently if not exists thing_name on thing (name);

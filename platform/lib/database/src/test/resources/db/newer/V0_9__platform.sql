create table platform_thing (id integer primary key);

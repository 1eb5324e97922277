create table newer (id integer primary key);

drop index if exists ticket_of_older_form;

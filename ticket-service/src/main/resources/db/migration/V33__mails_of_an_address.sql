-- The erasure of a person finds the mails to an address; a buyer's own are found by the account.
create index ticket_mail_by_recipient on ticket_mail (lower(recipient collate "C")) where recipient is not null;

#!/bin/sh
# Run by compose before every migration: creates the roles, or those that a database of an earlier
# release lacks. Changes nothing else.
set -eu
PGOPTIONS="-c usher.password_event=$USHER_DB_PASSWORD_EVENT \
-c usher.password_payment=$USHER_DB_PASSWORD_PAYMENT \
-c usher.password_ticket=$USHER_DB_PASSWORD_TICKET \
-c usher.password_validation=$USHER_DB_PASSWORD_VALIDATION \
-c usher.password_event_owner=$USHER_DB_PASSWORD_EVENT_OWNER \
-c usher.password_payment_owner=$USHER_DB_PASSWORD_PAYMENT_OWNER \
-c usher.password_ticket_owner=$USHER_DB_PASSWORD_TICKET_OWNER \
-c usher.password_validation_owner=$USHER_DB_PASSWORD_VALIDATION_OWNER" \
  psql -v ON_ERROR_STOP=1 --username postgres --dbname usher -f /usher/roles.sql

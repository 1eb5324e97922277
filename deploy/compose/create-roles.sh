#!/bin/sh
# Run once by the postgres image, when its data directory is new.
set -eu
PGOPTIONS="-c usher.password_event=$USHER_DB_PASSWORD_EVENT \
-c usher.password_payment=$USHER_DB_PASSWORD_PAYMENT \
-c usher.password_ticket=$USHER_DB_PASSWORD_TICKET \
-c usher.password_validation=$USHER_DB_PASSWORD_VALIDATION" \
  psql -v ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname "$POSTGRES_DB" -f /usher/roles.sql

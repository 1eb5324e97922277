#!/bin/sh
# Trains the ahead-of-time cache of the application in this directory, app.jar, and writes app.aot. The
# Dockerfile runs it while the image is built, where there is no database, no Kafka and no Keycloak: the
# application makes its beans, and ends before it would listen on a port or talk to Kafka, or where a bean
# asks the database. The settings below exist during this run only, and the cache keeps none of them.
set -eu

secret() {
  head -c 32 /dev/urandom | base64 | tr -d '\n'
}

# Migrations and the version of the database are not asked for; Hibernate looks once, and goes on.
export SPRING_FLYWAY_ENABLED=false
export SPRING_JPA_DATABASE_PLATFORM=org.hibernate.dialect.PostgreSQLDialect
# What has no default, because every installation must choose its own.
USHER_ADDRESS_KEY=$(secret)
USHER_CODE_KEY=$(secret)
USHER_DECLINES_HASH_KEY=$(secret)
USHER_TICKET_ROOT_SECRET=$(secret)
USHER_CLIENT_SECRET=$(secret)
export USHER_ADDRESS_KEY USHER_CODE_KEY USHER_DECLINES_HASH_KEY USHER_TICKET_ROOT_SECRET USHER_CLIENT_SECRET
export USHER_STRIPE_API_KEY=sk_test_training USHER_STRIPE_WEBHOOK_SECRETS=whsec_training USHER_STRIPE_LIVEMODE=false

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# The JVM writes all classes at once into an area that the image's limit of the metaspace would make too
# small. A start does not depend on this option.
ended=0
java -XX:AOTCacheOutput=app.aot -XX:MaxMetaspaceSize=512m -Xlog:aot=error -Xlog:cds=error \
  -Dspring.context.exit=onRefresh -Dspring.datasource.hikari.connection-timeout=250 \
  -Djava.io.tmpdir="$work" -jar app.jar > "$work/log" 2>&1 || ended=$?
# Any other failure would leave a cache of half a start.
if [ "$ended" -ne 0 ] && ! grep -q '[.]\(CannotGetJdbcConnection\|CannotCreateTransaction\)Exception' "$work/log"; then
  cat "$work/log"
  exit "$ended"
fi
# The JVM ends well even if it could not write the cache.
test -s app.aot || { cat "$work/log"; exit 1; }

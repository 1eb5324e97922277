package dev.usher.local;

import dev.usher.local.realm.RealmAdministration;
import dev.usher.local.suite.Ports;

/** The addresses and accounts that people need once the suite is ready. */
final class Summary {

    private Summary() {}

    static String of(Ports ports) {
        return """

        API and docs     %1$s/docs
        Sign-in          %2$s
        Stripe sandbox   %3$s
        Caught mail      %9$s
        PostgreSQL       psql postgresql://postgres:postgres@127.0.0.1:%4$d/usher
        Kafka            %5$s
        Keycloak admin   http://localhost:%6$d/admin  (%7$s / %8$s)

        People           olivia, oscar   organizers
        (password =      alice, adam     attendees
         the name)       stan            at the gate, once an event names him
                         root            admin

        A first call, as olivia:

        TOKEN=$(curl -s %2$s/protocol/openid-connect/token \\
          -d client_id=usher-cli -d grant_type=password \\
          -d username=olivia -d password=olivia | grep -o '"access_token":"[^"]*' \\
          | cut -d'"' -f4)
        curl -s %1$s/v1/me/events -H "Authorization: Bearer $TOKEN"
        """
                .formatted(
                        ports.gatewayUrl(),
                        ports.issuer(),
                        ports.sandboxUrl(),
                        ports.postgres(),
                        ports.kafkaBootstrap(),
                        ports.keycloak(),
                        RealmAdministration.ADMINISTRATOR,
                        RealmAdministration.PASSWORD,
                        ports.mailUrl());
    }
}

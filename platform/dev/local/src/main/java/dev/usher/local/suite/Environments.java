package dev.usher.local.suite;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The environment variables of each application. */
record Environments(Home home, Ports ports, Secrets secrets, Alterations alterations) {

    private static final String HOST = "127.0.0.1";
    private static final String PROFILES = "SPRING_PROFILES_ACTIVE";

    /**
     * The clients of production, the client that signs people in with their passwords, and the one
     * for pages that developers serve from this machine.
     */
    private static final String CLIENTS = "usher-web,usher-scan,usher-cli,usher-dev";

    /** Pages that are served from this machine, whatever their port. */
    private static final String ORIGINS = "http://localhost:*,http://127.0.0.1:*";

    private static final String STRIPE_KEY = "sk_test_sandbox_local";
    private static final String WEBHOOK_SECRET = "whsec_sandbox_local";

    /** Returns the environment of an instance of a service that listens on these ports. */
    Map<String, String> service(String name, int port, int managementPort) {
        Map<String, String> values = withDatabase(name, port, managementPort);
        switch (name) {
            case "event-service" -> values.put("USHER_ADDRESS_KEY", secrets.addressKey());
            case "payment-service" -> pay(values);
            case "ticket-service" -> {
                values.put("USHER_TICKET_ROOT_SECRET", secrets.ticketRoot());
                values.put("USHER_CODE_KEY", secrets.codeKey());
                values.put("USHER_ADDRESS_KEY", secrets.addressKey());
                if (alterations.sendsMail()) {
                    mail(values);
                }
            }
            case "validation-service" -> {
                values.put("USHER_CODE_KEY", secrets.codeKey());
                values.put("USHER_ADDRESS_KEY", secrets.addressKey());
            }
            default -> {}
        }
        return values;
    }

    /** Mail goes to the catcher of this suite. */
    private void mail(Map<String, String> values) {
        values.put("USHER_MAIL_HOST", HOST);
        values.put("USHER_MAIL_PORT", String.valueOf(ports.mail()));
        values.put("USHER_MAIL_SECURITY", "NONE");
        values.put("USHER_MAIL_FROM", "Usher <tickets@usher.example>");
    }

    private void pay(Map<String, String> values) {
        values.put(PROFILES, profiles("sandbox"));
        values.put("USHER_STRIPE_API_KEY", STRIPE_KEY);
        values.put("USHER_STRIPE_API_BASE", local(told().sandbox()));
        values.put("USHER_STRIPE_WEBHOOK_SECRETS", WEBHOOK_SECRET);
        values.put("USHER_RESERVATIONS_URL", local(ports.event()));
        values.put("USHER_CLIENT_ID", "usher-payment");
        values.put("USHER_CLIENT_SECRET", secrets.paymentClient());
        values.put(
                "USHER_TOKEN_URI",
                local(told().keycloak()) + "/realms/usher/protocol/openid-connect/token");
    }

    Map<String, String> gateway() {
        Map<String, String> values = web(ports.gateway(), Ports.managementOf(ports.gateway()));
        values.put("USHER_SERVICES_EVENT", local(ports.event()));
        values.put("USHER_SERVICES_PAYMENT", local(ports.payment()));
        values.put("USHER_SERVICES_TICKET", local(ports.ticket()));
        values.put("USHER_SERVICES_VALIDATION", local(ports.validation()));
        values.put("USHER_CORS_ORIGINS", ORIGINS);
        values.put("USHER_DOCS_LOCAL", "true");
        return values;
    }

    Map<String, String> sandbox() {
        Map<String, String> values = new TreeMap<>();
        values.put("SERVER_ADDRESS", HOST);
        values.put("SERVER_PORT", String.valueOf(ports.sandbox()));
        values.put("STRIPE_SANDBOX_ACK", "not-real-stripe");
        values.put("SANDBOX_WEBHOOK_URL", local(ports.gateway()) + "/v1/webhooks/stripe");
        values.put("SANDBOX_WEBHOOK_SECRET", WEBHOOK_SECRET);
        values.put("SANDBOX_PUBLIC_URL", ports.sandboxUrl());
        values.put("SANDBOX_JOURNAL", home.data("stripe-sandbox").resolve("journal").toString());
        values.put("USHER_CLOCK_OFFSET_FILE", home.clockOffset().toString());
        return values;
    }

    private Map<String, String> withDatabase(String name, int port, int managementPort) {
        String schema = name.replace("-service", "");
        Map<String, String> values = web(port, managementPort);
        values.put(
                "SPRING_DATASOURCE_URL",
                told().jdbcUrl()
                        + "?currentSchema="
                        + schema
                        + "&connectTimeout=2&socketTimeout=15&tcpKeepAlive=true&ApplicationName="
                        + name);
        values.put("SPRING_DATASOURCE_USERNAME", schema);
        values.put("SPRING_DATASOURCE_PASSWORD", schema);
        values.put("SPRING_KAFKA_BOOTSTRAP_SERVERS", told().kafkaBootstrap());
        return values;
    }

    private Map<String, String> web(int port, int managementPort) {
        Map<String, String> values = new TreeMap<>();
        values.put("SERVER_ADDRESS", HOST);
        values.put("SERVER_PORT", String.valueOf(port));
        values.put("MANAGEMENT_SERVER_ADDRESS", HOST);
        values.put("MANAGEMENT_SERVER_PORT", String.valueOf(managementPort));
        if (!alterations.profiles().isEmpty()) {
            values.put(PROFILES, profiles());
        }
        values.put("USHER_SECURITY_ISSUER", ports.issuer());
        values.put("USHER_SECURITY_CLIENTS", CLIENTS);
        // By address: localhost may mean ::1 first, which has no listener.
        values.put(
                "USHER_SECURITY_JWKS_URI",
                local(told().keycloak()) + "/realms/usher/protocol/openid-connect/certs");
        values.put("USHER_PUBLIC_URL", ports.gatewayUrl());
        values.put("USHER_CLOCK_OFFSET_FILE", home.clockOffset().toString());
        return values;
    }

    private String profiles(String... own) {
        return Stream.concat(Stream.of(own), alterations.profiles().stream())
                .collect(Collectors.joining(","));
    }

    private Ports told() {
        return alterations.told();
    }

    private static String local(int port) {
        return "http://" + HOST + ":" + port;
    }
}

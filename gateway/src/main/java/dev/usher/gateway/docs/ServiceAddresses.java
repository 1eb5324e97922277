package dev.usher.gateway.docs;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** The base addresses of the services. */
@ConfigurationProperties("usher.services")
record ServiceAddresses(String event, String payment, String ticket, String validation) {

    /** Addresses by service name, in the order in which the documentation shows the services. */
    Map<String, String> byName() {
        Map<String, String> addresses = new LinkedHashMap<>();
        addresses.put("event", event);
        addresses.put("payment", payment);
        addresses.put("ticket", ticket);
        addresses.put("validation", validation);
        return addresses;
    }
}

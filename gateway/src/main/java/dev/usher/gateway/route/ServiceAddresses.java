package dev.usher.gateway.route;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** Where the services are. */
@ConfigurationProperties("usher.services")
public record ServiceAddresses(String event, String payment, String ticket, String validation) {

    /** By name, in the order in which the documentation shows them. */
    public Map<String, String> byName() {
        Map<String, String> addresses = new LinkedHashMap<>();
        addresses.put("event", event);
        addresses.put("payment", payment);
        addresses.put("ticket", ticket);
        addresses.put("validation", validation);
        return addresses;
    }
}

package dev.usher.local.suite;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a lab changes about an ordinary suite.
 *
 * @param told the ports that services, gateway and Kafka's clients are told for PostgreSQL, Kafka,
 *     Keycloak (keys and tokens; the issuer stays) and the sandbox; those of the suite itself when
 *     nothing is between
 * @param profiles Spring profiles of the services and the gateway, beside payment-service's own
 * @param jvmArguments by component name, added behind the usual ones; see {@link #EVERY_SERVICE}
 * @param variables by component name, added to the usual environment; see {@link #EVERY_SERVICE}
 */
public record Alterations(
        Ports told,
        List<String> profiles,
        Map<String, List<String>> jvmArguments,
        Map<String, Map<String, String>> variables) {

    /**
     * In the place of a name: the four services and the gateway. What is said for "ticket-service"
     * holds for its replicas too, and what is said for "ticket-service-2" for that one alone.
     */
    public static final String EVERY_SERVICE = "*";

    public Alterations {
        profiles = List.copyOf(profiles);
        jvmArguments = Map.copyOf(jvmArguments);
        variables = Map.copyOf(variables);
    }

    /** A suite as people start it. */
    public static Alterations none(Ports ports) {
        return new Alterations(ports, List.of(), Map.of(), Map.of());
    }

    public Alterations withProfiles(List<String> names) {
        return new Alterations(told, names, jvmArguments, variables);
    }

    /** From the general to the particular, so that the last of two that contradict wins. */
    List<String> jvmArgumentsOf(ComponentName name) {
        List<String> all = new ArrayList<>();
        name.spokenTo().forEach(each -> all.addAll(jvmArguments.getOrDefault(each, List.of())));
        return all;
    }

    Map<String, String> variablesOf(ComponentName name) {
        Map<String, String> all = new TreeMap<>();
        name.spokenTo().forEach(each -> all.putAll(variables.getOrDefault(each, Map.of())));
        return all;
    }
}

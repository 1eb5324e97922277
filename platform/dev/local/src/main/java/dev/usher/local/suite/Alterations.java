package dev.usher.local.suite;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The changes that a lab makes to an ordinary suite.
 *
 * @param told the ports that services, gateway and Kafka's clients are told for PostgreSQL, Kafka,
 *     Keycloak (keys and tokens; the issuer stays) and the sandbox; the suite's own ports if there
 *     is no proxy before them
 * @param profiles Spring profiles of the services and the gateway, in addition to payment-service's
 *     own
 * @param jvmArguments by component name, added after the default ones; see {@link #EVERY_SERVICE}
 * @param variables by component name, added to the default environment; see {@link #EVERY_SERVICE}
 */
public record Alterations(
        Ports told,
        List<String> profiles,
        Map<String, List<String>> jvmArguments,
        Map<String, Map<String, String>> variables) {

    /**
     * Stands for the names of the four services and the gateway. An entry for "ticket-service"
     * holds for its replicas too; an entry for "ticket-service-2" holds for that one only.
     */
    public static final String EVERY_SERVICE = "*";

    /** The profile with raised limits. */
    static final String LOAD = "load";

    /** The JVM argument of an application that neither uses nor writes an ahead-of-time cache. */
    static final String NO_CACHE = "-XX:AOTMode=off";

    public Alterations {
        profiles = List.copyOf(profiles);
        jvmArguments = Map.copyOf(jvmArguments);
        variables = Map.copyOf(variables);
    }

    /** No changes: a suite as people start it. */
    public static Alterations none(Ports ports) {
        return new Alterations(ports, List.of(), Map.of(), Map.of());
    }

    public Alterations withProfiles(List<String> names) {
        return new Alterations(told, names, jvmArguments, variables);
    }

    /**
     * Tells whether the suite sends mail. Under load the drawing of documents would be measured.
     */
    boolean sendsMail() {
        return !profiles.contains(LOAD);
    }

    /**
     * Starts every application for a short life: without an ahead-of-time cache, and compiled once,
     * quickly, instead of twice.
     */
    public Alterations forAShortLife() {
        List<String> quick = List.of(NO_CACHE, "-XX:TieredStopAtLevel=1");
        return new Alterations(
                told,
                profiles,
                Map.of(EVERY_SERVICE, quick, ComponentName.SANDBOX, quick),
                variables);
    }

    /** Starts every application without an ahead-of-time cache, and writes none. */
    public Alterations withoutCaches() {
        List<String> off = List.of(NO_CACHE);
        return new Alterations(
                told, profiles, Map.of(EVERY_SERVICE, off, ComponentName.SANDBOX, off), variables);
    }

    /**
     * Returns the arguments from general to particular, so that the last of two conflicting ones
     * wins.
     */
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

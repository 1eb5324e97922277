package dev.usher.chaos.lab;

import dev.usher.chaos.proxy.FaultProxy;
import dev.usher.chaos.proxy.Toxic;
import dev.usher.local.suite.Ports;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** Fault proxies between the services and their servers. */
public final class Network implements AutoCloseable {

    /** The connections to one server. */
    public enum Wire {
        POSTGRES,
        KAFKA,
        KEYCLOAK,
        STRIPE
    }

    private final Ports proxied;
    private final Map<Wire, FaultProxy> proxies;

    private Network(Ports proxied, Map<Wire, FaultProxy> proxies) {
        this.proxied = proxied;
        this.proxies = proxies;
    }

    static Network inFrontOf(Ports real, long seed) {
        FaultProxy postgres = proxy(real.postgres(), seed);
        FaultProxy kafka = proxy(real.kafka(), seed);
        FaultProxy keycloak = proxy(real.keycloak(), seed);
        FaultProxy stripe = proxy(real.sandbox(), seed);
        Ports proxied =
                new Ports(
                        real.gateway(),
                        keycloak.port(),
                        real.event(),
                        real.payment(),
                        real.ticket(),
                        real.validation(),
                        stripe.port(),
                        postgres.port(),
                        kafka.port());
        return new Network(
                proxied,
                new EnumMap<>(
                        Map.of(
                                Wire.POSTGRES, postgres,
                                Wire.KAFKA, kafka,
                                Wire.KEYCLOAK, keycloak,
                                Wire.STRIPE, stripe)));
    }

    private static FaultProxy proxy(int target, long seed) {
        return FaultProxy.between(0, target, seed * 31 + target);
    }

    /** The ports of the proxies, which the services use. */
    Ports proxied() {
        return proxied;
    }

    public void set(Wire wire, Toxic... toxics) {
        on(wire).set(toxics);
    }

    /** The number of disturbances of connections and their data. */
    public long harms(Wire wire) {
        return on(wire).harms();
    }

    private FaultProxy on(Wire wire) {
        return Objects.requireNonNull(proxies.get(wire));
    }

    void heal() {
        proxies.values().forEach(FaultProxy::clear);
    }

    @Override
    public void close() {
        proxies.values().forEach(FaultProxy::close);
    }
}

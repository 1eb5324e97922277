package dev.usher.chaos.lab;

import dev.usher.chaos.proxy.FaultProxy;
import dev.usher.chaos.proxy.Toxic;
import dev.usher.local.suite.Ports;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** The wires between the services and what they need, each through a proxy that may misbehave. */
public final class Network implements AutoCloseable {

    /** One wire. */
    public enum Wire {
        POSTGRES,
        KAFKA,
        KEYCLOAK,
        STRIPE
    }

    private final Ports told;
    private final Map<Wire, FaultProxy> proxies;

    private Network(Ports told, Map<Wire, FaultProxy> proxies) {
        this.told = told;
        this.proxies = proxies;
    }

    static Network inFrontOf(Ports real, long seed) {
        FaultProxy postgres = proxy(real.postgres(), seed);
        FaultProxy kafka = proxy(real.kafka(), seed);
        FaultProxy keycloak = proxy(real.keycloak(), seed);
        FaultProxy stripe = proxy(real.sandbox(), seed);
        Ports told =
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
                told,
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

    /** What the services are told instead of the real ports. */
    Ports told() {
        return told;
    }

    public void set(Wire wire, Toxic... toxics) {
        on(wire).set(toxics);
    }

    /** How often something was done to what goes over a wire, so far. */
    public long harms(Wire wire) {
        return on(wire).harms();
    }

    /** Cuts all connections of a wire, once. */
    public void cut(Wire wire) {
        on(wire).cut();
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

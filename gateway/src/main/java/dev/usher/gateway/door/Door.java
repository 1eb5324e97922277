package dev.usher.gateway.door;

import dev.usher.gateway.limit.LimitSettings;
import dev.usher.gateway.limit.Places;
import dev.usher.gateway.limit.Stalled;
import dev.usher.platform.web.problem.ProblemException;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;
import reactor.netty.NettyPipeline;

/**
 * Stands at the public port: admits connections, and gives each its {@link Conversation}. The
 * reactive server would keep a slow request for as long as it likes and refuse a malformed one
 * without a body.
 */
@Component
class Door implements WebServerFactoryCustomizer<NettyReactiveWebServerFactory>, MeterBinder {

    private final LimitSettings.Deadlines deadlines;
    private final DoorRefusals refusals;
    private final Places connections;
    private final Stalled incomplete;

    Door(LimitSettings settings, DoorRefusals refusals) {
        LimitSettings.Connections bounds = settings.connections();
        boolean direct = settings.trustedHops() == 0;
        this.deadlines = settings.deadlines();
        this.refusals = refusals;
        this.connections =
                new Places(bounds.total(), direct ? bounds.perAddress() : Integer.MAX_VALUE);
        this.incomplete = new Stalled(direct ? bounds.incompletePerAddress() : Integer.MAX_VALUE);
    }

    @Override
    public void customize(NettyReactiveWebServerFactory factory) {
        factory.addServerCustomizers(
                server -> server.doOnChannelInit((_, channel, _) -> attend(channel.pipeline())));
    }

    /** The server is made before the registry is complete, so the gauges are bound later. */
    @Override
    public void bindTo(MeterRegistry meters) {
        Gauge.builder("usher.gateway.connections", connections, Places::taken)
                .description("Open connections to the public port")
                .register(meters);
        Gauge.builder("usher.gateway.requests.incomplete", incomplete, Stalled::requests)
                .description("Requests that have begun and are not whole yet")
                .register(meters);
    }

    private void attend(ChannelPipeline pipeline) {
        Conversation conversation = new Conversation(this);
        pipeline.addAfter(NettyPipeline.HttpCodec, "usher.conversation", conversation);
        pipeline.addBefore(NettyPipeline.HttpCodec, "usher.arrivals", new Arrivals(conversation));
    }

    int openConnections() {
        return connections.taken();
    }

    int incompleteRequests() {
        return incomplete.requests();
    }

    LimitSettings.Deadlines deadlines() {
        return deadlines;
    }

    FullHttpResponse answer(ProblemException problem, @Nullable HttpRequest request) {
        return refusals.answer(problem, request);
    }

    /** Returns the refusal of a connection, or null, after which {@link #disconnected} follows. */
    @Nullable ProblemException connected(String address) {
        return switch (connections.take(address)) {
            case TAKEN -> null;
            case HOLDER_HAS_ENOUGH -> DoorProblems.tooManyOfAddress();
            case ALL_TAKEN -> DoorProblems.full();
        };
    }

    void disconnected(String address) {
        connections.giveBack(address);
    }

    /** Notes that a request of the address is incomplete, and may give up an older one. */
    void incomplete(String address, Runnable giveUp) {
        incomplete.enter(address, giveUp);
    }

    void completed(String address, Runnable giveUp) {
        incomplete.leave(address, giveUp);
    }
}

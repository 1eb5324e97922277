package dev.usher.gateway.shared;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.reactivestreams.Publisher;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The response to the caller whose request goes to the service. It keeps the headers of the service
 * apart from those that the gateway has set for this caller, and hands the answer out if it can be
 * shared; any other answer passes as it is.
 */
final class CapturedResponse extends ServerHttpResponseDecorator {

    private final ServerHttpRequest request;
    private final FreshTime fresh;
    private final long longest;
    private final HttpHeaders ofService = new HttpHeaders();
    private final Consumer<SharedAnswer> share;

    /** Tells until when the answer may be used, by the monotonic clock; empty for not at all. */
    @FunctionalInterface
    interface FreshTime {
        Optional<Long> until();
    }

    CapturedResponse(
            ServerHttpRequest request,
            ServerHttpResponse response,
            FreshTime fresh,
            long longest,
            Consumer<SharedAnswer> share) {
        super(response);
        this.request = request;
        this.fresh = fresh;
        this.longest = longest;
        this.share = share;
    }

    @Override
    public HttpHeaders getHeaders() {
        return ofService;
    }

    @Override
    public Mono<Void> writeWith(Publisher<? extends DataBuffer> body) {
        Optional<Long> freshUntil = fresh.until();
        if (freshUntil.isEmpty() || !isShareable()) {
            return pass(body);
        }
        return DataBufferUtils.join(Flux.from(body), Math.toIntExact(longest))
                .map(CapturedResponse::bytes)
                .flatMap(bytes -> {
                    SharedAnswer answer =
                            new SharedAnswer(
                                    HttpHeaders.readOnlyHttpHeaders(ofService),
                                    bytes,
                                    varying(),
                                    freshUntil.get());
                    share.accept(answer);
                    return answer.send(request, getDelegate());
                });
    }

    /** Passes an answer on, or 304 in its place: the service was asked without a condition. */
    private Mono<Void> pass(Publisher<? extends DataBuffer> body) {
        handHeadersOn();
        if (HttpStatus.OK.equals(getStatusCode()) && SharedAnswer.isKnown(request, ofService)) {
            return Flux.from(body)
                    .doOnNext(DataBufferUtils::release)
                    .then(Mono.defer(() -> SharedAnswer.sendUnchanged(getDelegate())));
        }
        return super.writeWith(body);
    }

    @Override
    public Mono<Void> writeAndFlushWith(Publisher<? extends Publisher<? extends DataBuffer>> body) {
        handHeadersOn();
        return super.writeAndFlushWith(body);
    }

    @Override
    public Mono<Void> setComplete() {
        handHeadersOn();
        return super.setComplete();
    }

    private void handHeadersOn() {
        if (!isCommitted()) {
            getDelegate().getHeaders().addAll(ofService);
        }
    }

    /** A body of unknown length may be too long to be gathered. */
    private boolean isShareable() {
        long length = ofService.getContentLength();
        return HttpStatus.OK.equals(getStatusCode())
                && length >= 0
                && length <= longest
                && !ofService.getVary().contains("*")
                && !ofService.containsHeader(HttpHeaders.SET_COOKIE);
    }

    private Map<String, List<String>> varying() {
        Map<String, List<String>> values = new TreeMap<>();
        for (String name : ofService.getVary()) {
            values.put(name, List.copyOf(request.getHeaders().getOrEmpty(name)));
        }
        return values;
    }

    private static byte[] bytes(DataBuffer buffer) {
        byte[] bytes = new byte[buffer.readableByteCount()];
        buffer.read(bytes);
        DataBufferUtils.release(buffer);
        return bytes;
    }
}

package dev.usher.gateway.docs;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.ExchangeStrategies;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/**
 * Fetches the documents of the services, at most once per refresh however many readers ask, and
 * keeps the last one of each service for the time that the service is unavailable.
 */
@Component
class OpenApiSource {

    private static final Logger log = LoggerFactory.getLogger(OpenApiSource.class);
    private static final int MAX_BYTES = 4 * 1024 * 1024;

    /** The shorter interval that applies while a document is missing. */
    private static final Duration INCOMPLETE_FOR = Duration.ofSeconds(3);

    private final ServiceAddresses services;
    private final OpenApiAssembly assembly;
    private final DocsSettings settings;
    private final WebClient client;
    private final Map<String, JsonNode> lastSaid = new ConcurrentHashMap<>();
    private final AtomicReference<@Nullable Look> current = new AtomicReference<>();

    /**
     * One round of fetching, shared by all readers who wait; {@code found} is set when it ended.
     */
    private record Look(
            Mono<OpenApiDocument> document,
            long startedAt,
            AtomicReference<@Nullable OpenApiDocument> found) {

        boolean isOlderThan(Duration age) {
            return System.nanoTime() - startedAt > age.toNanos();
        }
    }

    OpenApiSource(ServiceAddresses services, OpenApiAssembly assembly, DocsSettings settings) {
        this.services = services;
        this.assembly = assembly;
        this.settings = settings;
        this.client =
                WebClient.builder()
                        .exchangeStrategies(
                                ExchangeStrategies.builder()
                                        .codecs(codecs ->
                                                codecs.defaultCodecs().maxInMemorySize(MAX_BYTES))
                                        .build())
                        .build();
    }

    /** Returns the document. A complete one is served while the next is fetched. */
    Mono<OpenApiDocument> document() {
        Look look = current.get();
        if (look != null && !isStale(look)) {
            return look.document();
        }
        Look next = look();
        if (!current.compareAndSet(look, next)) {
            return document();
        }
        OpenApiDocument before = look == null ? null : look.found().get();
        if (before == null || !before.complete()) {
            return next.document();
        }
        next.document().subscribe();
        return Mono.just(before);
    }

    private boolean isStale(Look look) {
        OpenApiDocument found = look.found().get();
        return found != null
                && look.isOlderThan(found.complete() ? settings.refresh() : INCOMPLETE_FOR);
    }

    private Look look() {
        AtomicReference<@Nullable OpenApiDocument> found = new AtomicReference<>();
        Mono<OpenApiDocument> document =
                Flux.fromIterable(services.byName().entrySet())
                        .flatMap(service -> ask(service.getKey(), service.getValue()))
                        .then(Mono.fromSupplier(this::assemble))
                        .doOnNext(found::set)
                        .cache();
        return new Look(document, System.nanoTime(), found);
    }

    private OpenApiDocument assemble() {
        Map<String, JsonNode> inOrder = new LinkedHashMap<>();
        for (String name : services.byName().keySet()) {
            Optional.ofNullable(lastSaid.get(name))
                    .ifPresent(document -> inOrder.put(name, document));
        }
        return assembly.assemble(inOrder, services.byName().size());
    }

    private Mono<JsonNode> ask(String name, String address) {
        return client.get()
                .uri(address + "/v3/api-docs")
                .retrieve()
                .bodyToMono(JsonNode.class)
                .timeout(settings.timeout())
                .filter(document -> document.path("paths").isObject())
                .doOnNext(document -> lastSaid.put(name, document))
                .onErrorResume(failed -> {
                    log.info("{}-service did not deliver its OpenAPI document", name, failed);
                    return Mono.empty();
                });
    }
}

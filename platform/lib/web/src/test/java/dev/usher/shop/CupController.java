package dev.usher.shop;

import dev.usher.platform.web.form.JsonForm;
import dev.usher.platform.web.form.QueryForm;
import dev.usher.platform.web.http.ETags;
import dev.usher.platform.web.idempotency.Idempotency;
import dev.usher.platform.web.input.AnyParameters;
import dev.usher.platform.web.openapi.Refusals;
import dev.usher.platform.web.paging.Paging;
import dev.usher.platform.web.problem.CommonProblems;
import dev.usher.platform.web.problem.ProblemException;
import dev.usher.platform.web.security.Caller;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Sells cups, and fails in each way that a test asks for. */
@RestController
class CupController {

    enum Glaze {
        BLUE,
        WHITE
    }

    record Cup(UUID id, @Nullable String name, int number) {}

    final AtomicInteger made = new AtomicInteger();
    final AtomicInteger drawn = new AtomicInteger();
    final AtomicReference<CountDownLatch> kiln = new AtomicReference<>(new CountDownLatch(0));

    @GetMapping("/v1/cups/{id}")
    ResponseEntity<Cup> cup(@PathVariable UUID id) {
        return ResponseEntity.ok().eTag(ETags.of(7)).body(new Cup(id, "mug", 1));
    }

    @GetMapping("/v1/cups")
    List<Cup> cups(
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable Glaze glaze,
            @RequestParam(required = false) @Nullable UUID maker,
            @RequestHeader(name = "If-None-Match", required = false) @Nullable String known) {
        int count = Paging.limit(limit);
        return List.of(new Cup(new UUID(0, 0), QueryForm.text("q", q, 100), count));
    }

    @GetMapping(path = "/v1/cups/{id}/picture", produces = "image/png")
    byte[] picture(@PathVariable UUID id) {
        drawn.incrementAndGet();
        return new byte[] {(byte) 0x89, 'P', 'N', 'G'};
    }

    @GetMapping("/v1/shelves/{name}")
    Map<String, String> shelf(@PathVariable String name) {
        return Map.of("name", name);
    }

    @AnyParameters
    @GetMapping("/v1/welcome")
    Map<String, String> welcome() {
        return Map.of("hello", "you");
    }

    @Refusals(value = "out_of_cups", role = "potter")
    @PostMapping("/v1/cups")
    ResponseEntity<Cup> make(@RequestBody JsonNode body) throws InterruptedException {
        JsonForm form = JsonForm.of(body);
        String name = form.words("name", 100);
        form.integer("handles", 0, 4);
        form.choice("glaze", Glaze.class);
        form.instant("madeAt");
        form.uuid("maker");
        form.objects("prices", 10).forEach(price -> price.number("amount", 0, 1_000));
        form.finish();
        kiln.get().await();
        UUID id = new UUID(1, made.incrementAndGet());
        return ResponseEntity.created(URI.create("/v1/cups/" + id))
                .eTag(ETags.of(1))
                .body(new Cup(id, name, made.get()));
    }

    @PostMapping("/v1/refusals")
    Cup refuse(@RequestBody Map<String, String> how) {
        made.incrementAndGet();
        throw switch (how.getOrDefault("how", "")) {
            case "sold" ->
                    new ProblemException(ShopApplication.OUT_OF_CUPS, "No cup is left.")
                            .with("available", 0);
            case "role" -> new ProblemException(CommonProblems.FORBIDDEN, "You may not.");
            case "form" -> new ProblemException(CommonProblems.NOT_ACCEPTABLE, "No picture.");
            case "yet" -> CommonProblems.notKnownYet();
            case "defect" -> new IllegalStateException("secret detail of the kiln");
            default ->
                    new CannotCreateTransactionException(
                            "no", new SQLTransientConnectionException("10.0.0.7 is down"));
        };
    }

    @GetMapping("/v1/greeting")
    Map<String, String> greet(Optional<Caller> caller) {
        return Map.of("hello", caller.map(Caller::accountId).orElse("stranger"));
    }

    @GetMapping("/v1/me")
    Caller me(Caller caller) {
        return caller;
    }

    @PostMapping("/v1/kiln")
    Map<String, String> fire(Caller caller, HttpServletRequest request) {
        caller.require("potter");
        return Map.of("key", String.valueOf(request.getAttribute(Idempotency.KEY_ATTRIBUTE)));
    }

    @PostMapping("/internal/clay")
    Map<String, String> clay() {
        return Map.of("clay", "taken");
    }

    @GetMapping("/v1/broken")
    Cup broken() {
        throw new IllegalStateException("secret detail of the kiln");
    }
}

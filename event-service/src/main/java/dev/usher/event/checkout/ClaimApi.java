package dev.usher.event.checkout;

import dev.usher.platform.web.openapi.Refusals;
import java.util.UUID;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import tools.jackson.databind.JsonNode;

/** The one call between services. It is internal, so the public documentation leaves it out. */
interface ClaimApi {

    @PostMapping("/internal/reservations/{id}/claim")
    @Refusals({"reservation_not_held", "event_not_on_sale", "account_suspended"})
    ClaimView claim(@PathVariable UUID id, @RequestBody JsonNode body);
}

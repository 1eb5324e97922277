package dev.usher.payment.cancellation;

import dev.usher.platform.web.openapi.Refusals;
import dev.usher.platform.web.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The path of an event's cancellation and its documentation. */
@Tag(name = "Orders")
interface CancellationApi {

    @GetMapping("/v1/events/{id}/cancellation")
    @Refusals(role = "organizer")
    @Operation(
            operationId = "getEventCancellation",
            summary = "Read how far the cancellation of an event is",
            description =
                    "For the event's organizer. `orders` counts the event's orders that were paid"
                            + " with money; `refunded`, `failed` and `pending` tell how many of them"
                            + " have each outcome. It is DONE once no order can be paid any more and"
                            + " none is pending; the timeline of an order whose refund failed says"
                            + " why. A 404 with `Retry-After` may be an event that was created a"
                            + " moment ago.")
    @ApiResponse(
            responseCode = "200",
            description = "The progress",
            content =
                    @Content(
                            mediaType = "application/json",
                            examples = {
                                @ExampleObject(
                                        name = "running",
                                        value =
                                                """
                                                {"status": "RUNNING", "orders": 120, "refunded": 80,
                                                 "failed": 1, "pending": 39}\
                                                """),
                                @ExampleObject(
                                        name = "not cancelled",
                                        value =
                                                """
                                                {"status": "NOT_STARTED", "orders": 120,
                                                 "refunded": 0, "failed": 0, "pending": 0}\
                                                """)
                            }))
    CancellationView cancellation(@PathVariable UUID id, Caller caller);
}

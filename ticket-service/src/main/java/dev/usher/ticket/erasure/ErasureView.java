package dev.usher.ticket.erasure;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;

/** An erasure that was accepted. */
@Schema(name = "Erasure", description = "The erasure of the caller's name and address.")
record ErasureView(
        @Schema(
                        description =
                                "The time of the request. What was stored about the caller before"
                                        + " it is erased.")
                Instant erasedAt) {}

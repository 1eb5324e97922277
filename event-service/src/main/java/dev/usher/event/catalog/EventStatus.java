package dev.usher.event.catalog;

import io.swagger.v3.oas.annotations.media.Schema;

/** The status of an event. Only its owner sees a draft; everyone sees the others. */
public enum EventStatus {
    @Schema(description = "Only its organizer sees it; nothing can be reserved.")
    DRAFT,
    @Schema(description = "Everyone sees it, and its tickets can be reserved.")
    PUBLISHED,
    @Schema(description = "Everyone sees it; nothing can be reserved any more. Final.")
    CANCELLED
}

package dev.usher.event.catalog;

/** A draft is its owner's alone; published and cancelled events are everyone's to read. */
enum EventStatus {
    DRAFT,
    PUBLISHED,
    CANCELLED
}

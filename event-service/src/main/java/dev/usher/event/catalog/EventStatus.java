package dev.usher.event.catalog;

/** The status of an event. Only its owner sees a draft; everyone sees the others. */
public enum EventStatus {
    DRAFT,
    PUBLISHED,
    CANCELLED
}

package dev.usher.event.catalog;

import org.jspecify.annotations.Nullable;

/** What page of the public list is wanted. */
record PageQuery(EventSearch search, int limit, @Nullable String cursor) {}

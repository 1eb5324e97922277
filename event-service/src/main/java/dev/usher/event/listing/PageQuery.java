package dev.usher.event.listing;

import org.jspecify.annotations.Nullable;

/** A request for one page of the public list. */
record PageQuery(EventSearch search, int limit, @Nullable String cursor) {}

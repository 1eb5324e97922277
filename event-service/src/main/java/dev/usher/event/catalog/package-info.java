/** Events as organizers write them and everyone reads them, with their ticket types and prices. */
@NullMarked
package dev.usher.event.catalog;

import org.jspecify.annotations.NullMarked;

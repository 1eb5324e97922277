/** Divides long lists into pages by keyset, with opaque cursors. */
@NullMarked
package dev.usher.platform.web.paging;

import org.jspecify.annotations.NullMarked;

/** Transactions, times and failures of PostgreSQL, handled the same way in every service. */
@NullMarked
package dev.usher.platform.database;

import org.jspecify.annotations.NullMarked;

/** Counts declined cards per account and per address, so that card testers get no session. */
@NullMarked
package dev.usher.payment.decline;

import org.jspecify.annotations.NullMarked;

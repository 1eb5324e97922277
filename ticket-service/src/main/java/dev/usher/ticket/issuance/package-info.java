/**
 * Issues exactly one ticket for each seat of a paid order, however often the order is announced.
 */
@NullMarked
package dev.usher.ticket.issuance;

import org.jspecify.annotations.NullMarked;

/**
 * Orders and what becomes of them: opened, paid, fulfilled, closed, and the money that comes late.
 */
@org.jspecify.annotations.NullMarked
package dev.usher.payment.order;

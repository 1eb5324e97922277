/**
 * Derives a key pair per event from one root secret, signs with it, and publishes its public half.
 */
@NullMarked
package dev.usher.ticket.signing;

import org.jspecify.annotations.NullMarked;

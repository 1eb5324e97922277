/**
 * Decides who may scan for which event, from the staff lists that event-service publishes; binds
 * gate staff to an account at their first call.
 */
@NullMarked
package dev.usher.validation.access;

import org.jspecify.annotations.NullMarked;

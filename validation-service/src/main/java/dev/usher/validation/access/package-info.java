/**
 * Who may scan for which event, from what event-service announces; binds gate staff on first match.
 */
@NullMarked
package dev.usher.validation.access;

import org.jspecify.annotations.NullMarked;

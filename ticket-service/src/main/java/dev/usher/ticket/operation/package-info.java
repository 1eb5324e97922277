/** Runs the commands of an operator: the service is started once with an argument and ends. */
@NullMarked
package dev.usher.ticket.operation;

import org.jspecify.annotations.NullMarked;

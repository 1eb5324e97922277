/** The written agreements between services: the messages on Kafka, with their names and topics. */
@NullMarked
package dev.usher.contracts;

import org.jspecify.annotations.NullMarked;

/**
 * The written agreements between services: what is said on Kafka, under which name, on which topic.
 */
@NullMarked
package dev.usher.contracts;

import org.jspecify.annotations.NullMarked;

/** Brings the schema of a service up to date before it starts, and checks it when it starts. */
@org.jspecify.annotations.NullMarked
package dev.usher.platform.database.migration;

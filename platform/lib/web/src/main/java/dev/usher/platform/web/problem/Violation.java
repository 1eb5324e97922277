package dev.usher.platform.web.problem;

/**
 * A rule that a request breaks.
 *
 * @param pointer JSON pointer into the body ({@code /endsAt}), or a slash and the name of a query
 *     parameter or header
 * @param code stable, snake_case
 * @param detail for a human: begins with the member's name and states what must hold
 */
public record Violation(String pointer, String code, String detail) {}

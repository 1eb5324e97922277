package dev.usher.platform.web.problem;

/**
 * One thing that is wrong with a request.
 *
 * @param pointer JSON pointer into the body ({@code /endsAt}), or a slash and the name of a query
 *     parameter or header
 * @param code stable, snake_case
 * @param detail for a human
 */
public record Violation(String pointer, String code, String detail) {}

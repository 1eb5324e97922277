package dev.usher.platform.web.problem;

import java.util.List;

/**
 * Lists the problems of a feature, as a bean. The service's OpenAPI document contains all of them,
 * and the pages under {@code /docs/problems} show them.
 */
@FunctionalInterface
public interface ProblemCatalog {

    List<ProblemType> problems();

    /** Lists the violation codes of the feature beside {@link ViolationCode#COMMON}. */
    default List<ViolationCode> violations() {
        return List.of();
    }
}

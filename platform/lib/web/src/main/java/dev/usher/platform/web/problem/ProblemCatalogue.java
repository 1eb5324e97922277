package dev.usher.platform.web.problem;

import java.util.List;

/**
 * The problems a feature can answer with. Every bean of this type ends up in the service's OpenAPI
 * document and from there in the pages under {@code /docs/problems}.
 */
@FunctionalInterface
public interface ProblemCatalogue {

    List<ProblemType> problems();
}

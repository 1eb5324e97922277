package dev.usher.platform.web.openapi;

import dev.usher.platform.web.problem.CommonProblems;
import io.swagger.v3.oas.models.Operation;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.method.HandlerMethod;

/** Notes the codes of {@link Refusals} at each operation, for {@link DocumentCompletion}. */
class RefusalNotes implements GlobalOperationCustomizer {

    static final String NOTE = "x-refusals";

    @Override
    public Operation customize(Operation operation, HandlerMethod method) {
        Set<String> codes = new TreeSet<>();
        add(
                AnnotatedElementUtils.findMergedAnnotation(method.getBeanType(), Refusals.class),
                codes);
        add(method.getMethodAnnotation(Refusals.class), codes);
        operation.addExtension(NOTE, codes);
        return operation;
    }

    private static void add(@Nullable Refusals refusals, Set<String> codes) {
        if (refusals != null) {
            codes.addAll(Set.of(refusals.value()));
            if (!refusals.role().isEmpty()) {
                codes.add(CommonProblems.FORBIDDEN.code());
            }
        }
    }
}

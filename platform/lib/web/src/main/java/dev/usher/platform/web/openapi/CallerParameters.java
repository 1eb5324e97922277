package dev.usher.platform.web.openapi;

import dev.usher.platform.web.security.Caller;
import io.swagger.v3.oas.models.Operation;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springframework.core.MethodParameter;
import org.springframework.web.method.HandlerMethod;

/** Removes {@code Optional<Caller>} from the documents, because it comes from the token. */
class CallerParameters implements GlobalOperationCustomizer {

    @Override
    public Operation customize(Operation operation, HandlerMethod method) {
        if (operation.getParameters() != null) {
            Set<String> callers =
                    Arrays.stream(method.getMethodParameters())
                            .filter(CallerParameters::isCaller)
                            .map(parameter -> parameter.getParameter().getName())
                            .collect(Collectors.toSet());
            operation
                    .getParameters()
                    .removeIf(parameter ->
                            parameter.getName() != null && callers.contains(parameter.getName()));
            if (operation.getParameters().isEmpty()) {
                operation.setParameters(null);
            }
        }
        return operation;
    }

    private static boolean isCaller(MethodParameter parameter) {
        return parameter.nestedIfOptional().getNestedParameterType() == Caller.class;
    }
}

package dev.usher.platform.web.input;

import dev.usher.platform.web.form.QueryForm;
import dev.usher.platform.web.form.ShownText;
import dev.usher.platform.web.problem.CommonProblems;
import dev.usher.platform.web.problem.ProblemException;
import dev.usher.platform.web.problem.Violation;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.MethodParameter;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerMapping;

/**
 * The parameters, headers and parts of the path that a controller's method reads, with their types.
 *
 * @param all whether parameters that it does not read are ignored
 */
record HandlerInput(
        Map<String, Class<?>> parameters,
        Set<String> headers,
        Map<String, Class<?>> segments,
        boolean all) {

    static HandlerInput of(HandlerMethod method) {
        Map<String, Class<?>> parameters = new HashMap<>();
        Set<String> headers = new TreeSet<>();
        Map<String, Class<?>> segments = new HashMap<>();
        for (MethodParameter parameter : method.getMethodParameters()) {
            parameter.initParameterNameDiscovery(new DefaultParameterNameDiscoverer());
            RequestParam query = parameter.getParameterAnnotation(RequestParam.class);
            if (query != null) {
                parameters.put(name(query.name(), parameter), parameter.getParameterType());
            }
            RequestHeader header = parameter.getParameterAnnotation(RequestHeader.class);
            if (header != null) {
                headers.add(name(header.name(), parameter));
            }
            PathVariable segment = parameter.getParameterAnnotation(PathVariable.class);
            if (segment != null) {
                segments.put(name(segment.name(), parameter), parameter.getParameterType());
            }
        }
        return new HandlerInput(
                parameters, headers, segments, method.hasMethodAnnotation(AnyParameters.class));
    }

    /** Refuses a path that no resource can have with 404, and any other violation with 400. */
    void check(HttpServletRequest request) {
        List<Violation> violations = new ArrayList<>();
        checkPath(request, violations);
        new TreeMap<>(request.getParameterMap())
                .forEach((name, values) -> checkParameter(name, values, violations));
        for (String header : headers) {
            if (!isShown(request, header)) {
                violations.add(Spelling.unshown(header));
            }
        }
        if (!violations.isEmpty()) {
            throw ProblemException.invalid(violations);
        }
    }

    private void checkPath(HttpServletRequest request, List<Violation> violations) {
        if (!(request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE)
                instanceof Map<?, ?> given)) {
            return;
        }
        segments.forEach((name, type) -> {
            if (given.get(name) instanceof String text) {
                if (!Spelling.isSpelled(type, text)) {
                    // No resource has a malformed id.
                    throw CommonProblems.notFound();
                }
                note(Spelling.violation(name, type, text), violations);
            }
        });
    }

    private void checkParameter(String name, String[] values, List<Violation> violations) {
        Class<?> type = parameters.get(name);
        if (type != null) {
            note(
                    values.length == 1
                            ? Spelling.violation(name, type, values[0])
                            : QueryForm.violation(name, "repeated", name + " must be given once"),
                    violations);
        } else if (!all) {
            violations.add(QueryForm.unknown(name));
        }
    }

    private static void note(@Nullable Violation violation, List<Violation> violations) {
        if (violation != null) {
            violations.add(violation);
        }
    }

    private static boolean isShown(HttpServletRequest request, String header) {
        try {
            @Nullable String value = request.getHeader(header);
            return value == null || ShownText.isLine(value);
        } catch (RequestRejectedException _) {
            // The firewall refuses control characters as soon as a header is read.
            return false;
        }
    }

    private static String name(String given, MethodParameter parameter) {
        String name = given.isEmpty() ? parameter.getParameterName() : given;
        if (name == null) {
            throw new IllegalStateException("a parameter must have a name: " + parameter);
        }
        return name;
    }
}

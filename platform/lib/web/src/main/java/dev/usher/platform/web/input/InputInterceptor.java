package dev.usher.platform.web.input;

import dev.usher.platform.web.problem.CommonProblems;
import dev.usher.platform.web.problem.ProblemException;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Checks, before a controller is called, all that a request has beside its body, and that the
 * caller accepts an image where the answer is one. All other answers have one form whatever {@code
 * Accept} says (RFC 9110 section 12.5.1).
 */
class InputInterceptor implements HandlerInterceptor {

    private final Map<Method, HandlerInput> known = new ConcurrentHashMap<>();

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method
                && request.getDispatcherType() == DispatcherType.REQUEST
                && isOfApi(request.getRequestURI())) {
            known.computeIfAbsent(method.getMethod(), _ -> HandlerInput.of(method)).check(request);
            requireAccepted(request);
        }
        return true;
    }

    private static boolean isOfApi(String path) {
        return path.startsWith("/v1/") || path.startsWith("/internal/");
    }

    private static void requireAccepted(HttpServletRequest request) {
        List<MediaType> images = images(request);
        List<String> accept = Collections.list(request.getHeaders(HttpHeaders.ACCEPT));
        if (!images.isEmpty() && !accept.isEmpty() && !accepts(accept, images)) {
            throw new ProblemException(
                    CommonProblems.NOT_ACCEPTABLE, "The answer is an image of another media type.");
        }
    }

    private static List<MediaType> images(HttpServletRequest request) {
        List<MediaType> images = new ArrayList<>();
        if (request.getAttribute(HandlerMapping.PRODUCIBLE_MEDIA_TYPES_ATTRIBUTE)
                instanceof Iterable<?> types) {
            for (Object type : types) {
                if (type instanceof MediaType image && image.getType().equals("image")) {
                    images.add(image);
                }
            }
        }
        return images;
    }

    private static boolean accepts(List<String> accept, List<MediaType> images) {
        try {
            List<MediaType> ranges = MediaType.parseMediaTypes(accept);
            return ranges.isEmpty() || images.stream().anyMatch(image -> accepts(ranges, image));
        } catch (InvalidMediaTypeException _) {
            return false;
        }
    }

    /** The most specific range that includes the type decides; its quality may be 0. */
    private static boolean accepts(List<MediaType> ranges, MediaType image) {
        return ranges.stream()
                .filter(range -> range.includes(image))
                .max(Comparator.comparingInt(InputInterceptor::specificity))
                .filter(range -> range.getQualityValue() > 0)
                .isPresent();
    }

    private static int specificity(MediaType range) {
        if (range.isWildcardType()) {
            return 0;
        }
        return range.isWildcardSubtype() ? 1 : 2;
    }
}

package dev.usher.platform.web.deadline;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Refuses a call whose time ran out before its controller, and frees calls from the deadline that
 * have a time of their own: streams, and reads whose caller prefers to wait.
 */
class DeadlineInterceptor implements HandlerInterceptor {

    private static final String SCOPE = DeadlineInterceptor.class.getName() + ".scope";

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (request.getDispatcherType() == DispatcherType.REQUEST) {
            Deadline.current().check();
            if (hasItsOwnTime(request)) {
                request.setAttribute(SCOPE, Deadline.none().open());
            }
        }
        return true;
    }

    @Override
    public void afterCompletion(
            HttpServletRequest request,
            HttpServletResponse response,
            Object handler,
            @Nullable Exception thrown) {
        if (request.getAttribute(SCOPE) instanceof Deadline.Scope scope
                && request.getDispatcherType() == DispatcherType.REQUEST) {
            scope.close();
        }
    }

    private static boolean hasItsOwnTime(HttpServletRequest request) {
        if (!request.getMethod().equals("GET")) {
            return false;
        }
        return request.getHeader("Prefer") != null
                || (request.getAttribute(HandlerMapping.PRODUCIBLE_MEDIA_TYPES_ATTRIBUTE)
                                instanceof Iterable<?> types
                        && contains(types, MediaType.TEXT_EVENT_STREAM));
    }

    private static boolean contains(Iterable<?> types, MediaType wanted) {
        for (Object type : types) {
            if (wanted.equals(type)) {
                return true;
            }
        }
        return false;
    }
}

package dev.usher.event.suspension;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;

/** Refuses every call of an account that is suspended, also those that need no token. */
@Component
class SuspendedCallers implements HandlerInterceptor {

    private final SuspendedAccounts accounts;

    SuspendedCallers(SuspendedAccounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler) {
        Principal caller = request.getUserPrincipal();
        if (caller != null && accounts.contains(caller.getName())) {
            throw SuspendedAccounts.refusal();
        }
        return true;
    }
}

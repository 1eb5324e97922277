package dev.usher.platform.web.deadline;

import dev.usher.platform.web.problem.ProblemException;
import dev.usher.platform.web.servlet.ProblemResponse;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;

/** Gives each request its deadline, and refuses a request that comes too late. */
class DeadlineFilter extends OncePerRequestFilter {

    private static final Pattern MILLISECONDS = Pattern.compile("[0-9]{1,9}");

    private final ProblemResponse problems;
    private final DeadlineSettings settings;

    DeadlineFilter(ProblemResponse problems, DeadlineSettings settings) {
        this.problems = problems;
        this.settings = settings;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String header = request.getHeader(Deadline.HEADER);
        if (header != null && !MILLISECONDS.matcher(header).matches()) {
            problems.write(
                    ProblemException.invalid(
                            "/" + Deadline.HEADER,
                            "wrong_format",
                            Deadline.HEADER + " must be a whole number of milliseconds"),
                    request,
                    response);
            return;
        }
        Deadline deadline = Deadline.in(time(header));
        if (deadline.isOver()) {
            problems.write(Deadline.refusal(), request, response);
            return;
        }
        try (Deadline.Scope _ = deadline.open()) {
            chain.doFilter(request, response);
        }
    }

    private Duration time(@Nullable String header) {
        if (header == null) {
            return settings.byDefault();
        }
        Duration asked = Duration.ofMillis(Long.parseLong(header));
        return asked.compareTo(settings.longest()) > 0 ? settings.longest() : asked;
    }
}

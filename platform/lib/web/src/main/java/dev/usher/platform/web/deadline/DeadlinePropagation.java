package dev.usher.platform.web.deadline;

import java.io.IOException;
import org.springframework.http.HttpRequest;
import org.springframework.http.client.ClientHttpRequestExecution;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.http.client.ClientHttpResponse;

/**
 * Tells the service that is called how long the caller of the current request still waits, and
 * makes no call if that time is over. Outside a request it adds nothing.
 */
public final class DeadlinePropagation implements ClientHttpRequestInterceptor {

    @Override
    public ClientHttpResponse intercept(
            HttpRequest request, byte[] body, ClientHttpRequestExecution execution)
            throws IOException {
        Deadline deadline = Deadline.current();
        if (deadline.isSet()) {
            deadline.check();
            request.getHeaders()
                    .set(Deadline.HEADER, String.valueOf(Math.max(1, deadline.left().toMillis())));
        }
        return execution.execute(request, body);
    }
}

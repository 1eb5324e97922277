package dev.usher.platform.web.trace;

import java.io.IOException;
import org.springframework.http.HttpRequest;
import org.springframework.http.client.ClientHttpRequestExecution;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.http.client.ClientHttpResponse;

/** Passes the current trace to the service that is called. */
public final class TracePropagation implements ClientHttpRequestInterceptor {

    @Override
    public ClientHttpResponse intercept(
            HttpRequest request, byte[] body, ClientHttpRequestExecution execution)
            throws IOException {
        String traceparent = Trace.currentTraceparent();
        if (traceparent != null) {
            request.getHeaders().set(Trace.HEADER, traceparent);
        }
        return execution.execute(request, body);
    }
}

package dev.usher.platform.web.servlet;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;

/** Answers requests that are so malformed that Tomcat refuses them before any filter. */
public class ProblemReportValve extends ErrorReportValve {

    @Override
    protected void report(Request request, Response response, @Nullable Throwable thrown) {
        int status = response.getStatus();
        if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        String code = status < 500 ? "invalid_request" : "internal_error";
        String text =
                "{\"type\":\"about:blank\",\"title\":\"Request refused\",\"status\":"
                        + status
                        + ",\"code\":\""
                        + code
                        + "\"}";
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        try {
            response.setContentType("application/problem+json");
            response.setContentLength(body.length);
            response.getOutputStream().write(body);
            response.finishResponse();
        } catch (IOException | IllegalStateException gone) {
            // The client has closed the connection, or the answer is being sent.
            container.getLogger().debug("no error report could be sent", gone);
        }
    }
}

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
        byte[] body = problem(status).getBytes(StandardCharsets.UTF_8);
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

    private static String problem(int status) {
        if (status >= 500) {
            return """
            {"type":"about:blank","title":"Internal error","status":%d,"code":"internal_error"}\
            """
                    .formatted(status);
        }
        return """
        {"type":"about:blank","title":"Invalid request","status":%d,\
        "detail":"the request must be well-formed HTTP","code":"invalid_request",\
        "errors":[{"pointer":"","code":"malformed",\
        "detail":"the request must be well-formed HTTP"}]}\
        """
                .formatted(status);
    }
}

package dev.usher.stripesandbox.api;

import dev.usher.stripesandbox.core.StripeRefusal;
import dev.usher.stripesandbox.objects.StripeJson;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;

/** What the web server refuses by itself, a malformed request line for instance, has a body too. */
public class StripeErrorValve extends ErrorReportValve {

    @Override
    protected void report(Request request, Response response, @Nullable Throwable thrown) {
        int status = response.getStatus();
        if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        StripeRefusal refusal =
                StripeRefusal.of(
                        status,
                        status < 500 ? "invalid_request_error" : "api_error",
                        null,
                        "The request could not be read or answered (%d).".formatted(status));
        try {
            response.setContentType("application/json");
            response.setCharacterEncoding(StandardCharsets.UTF_8);
            Writer writer = response.getReporter();
            if (writer != null) {
                writer.write(StripeJson.text(StripeJson.error(refusal)));
                response.finishResponse();
            }
        } catch (IOException | IllegalStateException gone) {
            container.getLogger().debug("the caller is gone", gone);
        }
    }
}

package dev.usher.stripesandbox.api;

import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;

/** Closes the connection without an answer if a filter asks for it. */
public final class HangUpValve extends ValveBase {

    private static final String ATTRIBUTE = "stripe-sandbox.hang-up";

    public HangUpValve() {
        super(true);
    }

    /** Asks for it. Must be called before any part of the answer is sent. */
    static void hangUp(ServletRequest request) {
        request.setAttribute(ATTRIBUTE, true);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        getNext().invoke(request, response);
        if (request.getAttribute(ATTRIBUTE) != null) {
            response.getCoyoteResponse().action(ActionCode.CLOSE_NOW, null);
        }
    }
}

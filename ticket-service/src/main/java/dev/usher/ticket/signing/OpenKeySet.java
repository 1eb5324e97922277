package dev.usher.ticket.signing;

import dev.usher.platform.web.security.OpenEndpoint;
import dev.usher.platform.web.security.OpenEndpoints;
import java.util.List;
import org.springframework.stereotype.Component;

/** Lets callers read the public keys without a token. */
@Component
class OpenKeySet implements OpenEndpoints {

    @Override
    public List<OpenEndpoint> openEndpoints() {
        return List.of(OpenEndpoint.get("/v1/ticket-keys"));
    }
}

package dev.usher.ticket.wallet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.platform.testing.Api;
import dev.usher.platform.testing.Database;
import dev.usher.platform.testing.HostileInput;
import dev.usher.platform.testing.MessageProbe;
import dev.usher.platform.testing.ServiceTest;
import dev.usher.platform.testing.TestIssuer;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;

@ServiceTest(schema = "ticket")
@ExtendWith(OutputCaptureExtension.class)
class HostileInputIntegrationTests {

    private final Api api;
    private final Database database;
    private final TestIssuer issuer;
    private final TicketBuyers buyers;

    HostileInputIntegrationTests(
            MessageProbe kafka, Api api, Database database, TestIssuer issuer) {
        this.api = api;
        this.database = database;
        this.issuer = issuer;
        this.buyers = new TicketBuyers(kafka, api, issuer);
    }

    @Test
    void isRefusedAsAProblemAndNeitherStoredNorLogged(CapturedOutput log) {
        JsonNode ticket = buyers.buy("hedy", UUID.randomUUID(), 1).getFirst();

        int requests =
                HostileInput.to(api, database, "ticket", issuer.token("hedy", "attendee"))
                        .replacing("/v1/tickets/{id}", "/v1/tickets/" + ticket.at("/id").asString())
                        .send(log::getAll);

        assertThat(requests).isGreaterThan(500);
    }
}

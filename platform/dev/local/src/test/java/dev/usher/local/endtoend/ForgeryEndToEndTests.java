package dev.usher.local.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.client.Calls;
import dev.usher.client.Reply;
import dev.usher.client.Visitor;
import dev.usher.credential.CredentialSigner;
import dev.usher.credential.SignedCredential;
import dev.usher.credential.SigningKey;
import dev.usher.local.journey.Steps;
import dev.usher.local.journey.World;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The door's answers to credentials that we did not sign. */
@EndToEndTest
class ForgeryEndToEndTests {

    private final RunningSuite suite;
    private final World world;
    private Visitor stan;
    private String eventId;
    private String genuine;

    ForgeryEndToEndTests(RunningSuite suite) {
        this.suite = suite;
        this.world = suite.world();
    }

    @BeforeEach
    void sellATicket() {
        Visitor olivia = world.person("olivia");
        JsonNode event = Steps.publish(olivia, Steps.show("Guarded", suite.now(), 10));
        eventId = event.path("id").asString();
        olivia.send(Calls.nameStaff(eventId, "stan@example.com")).expect(201);
        genuine =
                Purchase.open(world, world.person("alice"), event, 1)
                        .paid()
                        .ticketsOnceFulfilled()
                        .getFirst()
                        .path("credential")
                        .asString();
        stan = world.person("stan");
        Steps.validated(stan, eventId, genuine);
    }

    @Test
    void refusesACredentialSignedByAnotherKey() {
        SignedCredential original = SignedCredential.parse(genuine).orElseThrow();
        SigningKey forger = new SigningKey(original.keyId(), new byte[32]);
        String forged = new CredentialSigner().sign(original.claims(), forger);

        assertRefused(forged, "BAD_SIGNATURE");
    }

    @Test
    void refusesAnAlteredCredential() {
        // The signature is at the end; a digit in the second to last group of it is changed.
        int at = genuine.length() - 5;
        char other = genuine.charAt(at) == '0' ? '1' : '0';
        String altered = genuine.substring(0, at) + other + genuine.substring(at + 1);

        assertRefused(altered, "BAD_SIGNATURE");
    }

    @Test
    void refusesATextThatIsNotACredential() {
        assertRefused("TKT1:NOT A TICKET", "MALFORMED");
    }

    private void assertRefused(String credential, String reason) {
        Reply answer =
                Steps.scan(stan, UUID.randomUUID(), eventId, credential, "North").expect(200);

        assertThat(answer.text("/result")).isEqualTo("REJECTED");
        assertThat(answer.text("/reason")).isEqualTo(reason);
        Reply after = Steps.scan(stan, UUID.randomUUID(), eventId, genuine, "North").expect(200);
        assertThat(after.text("/result"))
                .as("the genuine ticket is still admitted")
                .isEqualTo("ADMITTED");
    }
}

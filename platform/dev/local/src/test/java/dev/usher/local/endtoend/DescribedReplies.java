package dev.usher.local.endtoend;

import dev.usher.client.CallObserver;
import dev.usher.client.Reply;
import dev.usher.platform.testing.ApiDocument;
import dev.usher.platform.testing.openapi.Answer;
import dev.usher.platform.testing.openapi.DocumentedAnswers;

/**
 * Fails the test that gets an answer of the gateway which the merged document does not describe.
 */
final class DescribedReplies implements CallObserver {

    private final DocumentedAnswers documented = ApiDocument.answersOf("usher");

    @Override
    public void observe(Reply reply) {
        String target = reply.attempt().call().path();
        // A whole address is one of the sandbox or of Keycloak.
        if (reply.status() != 0 && target.startsWith("/")) {
            documented.check(
                    new Answer(
                            reply.attempt().call().method(),
                            target,
                            reply.status(),
                            reply.headers(),
                            reply.body()));
        }
    }
}

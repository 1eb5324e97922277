package dev.usher.ticket.erasure;

import dev.usher.contracts.PersonErased;
import dev.usher.platform.messaging.Outbox;
import dev.usher.platform.messaging.OutgoingMessage;
import java.util.List;
import org.springframework.stereotype.Component;

/** Publishes that people were erased. Of the address a message has the keyed hash alone. */
@Component
class PersonPublisher {

    private final Outbox outbox;

    PersonPublisher(Outbox outbox) {
        this.outbox = outbox;
    }

    void erased(List<ErasedAccounts.Counted> accounts) {
        outbox.append(accounts.stream().map(PersonPublisher::message).toList());
    }

    private static OutgoingMessage message(ErasedAccounts.Counted erased) {
        return new OutgoingMessage(
                erased.accountId(),
                erased.accountId(),
                erased.sequence(),
                new PersonErased(erased.accountId(), erased.emailHash(), erased.at().toInstant()));
    }
}

package dev.usher.payment.cancellation;

import dev.usher.platform.web.security.Caller;
import java.util.UUID;
import org.springframework.web.bind.annotation.RestController;

@RestController
class CancellationController implements CancellationApi {

    private final ReadCancellation cancellations;

    CancellationController(ReadCancellation cancellations) {
        this.cancellations = cancellations;
    }

    @Override
    public CancellationView cancellation(UUID id, Caller caller) {
        caller.require("organizer");
        return cancellations.read(id, caller.accountId());
    }
}

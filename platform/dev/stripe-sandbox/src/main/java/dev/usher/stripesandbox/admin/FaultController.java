package dev.usher.stripesandbox.admin;

import dev.usher.stripesandbox.core.StripeRefusal;
import dev.usher.stripesandbox.faults.Faults;
import dev.usher.stripesandbox.faults.InvalidFaults;
import java.util.Map;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Sets, shows and ends faults. Every answer has the settings and the counters. */
@RestController
@RequestMapping("/_sandbox/faults")
class FaultController {

    private final Faults faults;

    FaultController(Faults faults) {
        this.faults = faults;
    }

    /** Replaces all faults and resets the counters. */
    @PutMapping
    Map<String, Object> put(@RequestBody String settings) {
        try {
            return faults.set(settings);
        } catch (InvalidFaults invalid) {
            throw StripeRefusal.invalid(invalid.text());
        }
    }

    @GetMapping
    Map<String, Object> get() {
        return faults.shown();
    }

    /** Ends all faults, sends the delayed webhooks, and answers the last counters. */
    @DeleteMapping
    Map<String, Object> delete() {
        return faults.end();
    }
}

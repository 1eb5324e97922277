package dev.usher.ticket;

import dev.usher.platform.testing.HouseRules;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class HouseRulesTests {

    @Test
    void keepsTheRulesOfTheHouse() {
        HouseRules.check("dev.usher.ticket");
    }

    @Test
    void keepsFeaturesApart() {
        ApplicationModules.of(TicketServiceApplication.class).verify();
    }
}

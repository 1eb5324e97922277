package dev.usher.seededbugs;

import dev.usher.platform.testing.HouseRules;
import org.junit.jupiter.api.Test;

class HouseRulesTests {

    @Test
    void areKept() {
        HouseRules.check("dev.usher.seededbugs");
    }
}

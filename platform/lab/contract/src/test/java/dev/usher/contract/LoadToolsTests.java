package dev.usher.contract;

import dev.usher.platform.testing.NodePackages;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Runs the tests of the load test and of the comparison with alf.io, which are written in
 * JavaScript.
 */
class LoadToolsTests {

    @Test
    void theToolsOfTheLoadTestPassTheirOwnTests() {
        NodePackages packages = NodePackages.of("load/side-by-side");

        NodePackages.run(packages.directory().resolveSibling("."), List.of("node", "--test"))
                .expectSuccess();
    }
}

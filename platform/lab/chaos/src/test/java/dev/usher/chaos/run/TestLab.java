package dev.usher.chaos.run;

import dev.usher.local.suite.Home;
import dev.usher.platform.infrastructure.ProjectRoot;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A lab for tests: a directory of its own, no results kept, progress in the tests' output. */
final class TestLab {

    /** A fixed seed, so that a failure can be repeated. */
    static final long SEED = 1;

    private static final Logger log = LoggerFactory.getLogger(TestLab.class);
    private static final double JOURNEYS_PER_SECOND = 1.5;

    private TestLab() {}

    static ExperimentRunner session() {
        Path project = ProjectRoot.find();
        Home home = new Home(project, project.resolve("platform/lab/chaos/target/lab"));
        return new ExperimentRunner(home, null, JOURNEYS_PER_SECOND, log::info);
    }

    static void tell(Trial.Judged told) {
        log.info("{}", told.result());
        if (told.verdict() != null) {
            log.info("{}", told.verdict().text());
        }
    }
}

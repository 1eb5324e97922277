package dev.usher.chaos.run;

import dev.usher.local.suite.Home;
import dev.usher.platform.infrastructure.ProjectRoot;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The lab as the tests use it: its own place, nothing kept, told in the tests' output. */
final class TestLab {

    /** The same in every build, so that one that fails can be had again. */
    static final long SEED = 1;

    private static final Logger LOG = LoggerFactory.getLogger(TestLab.class);
    private static final double JOURNEYS_PER_SECOND = 1.5;

    private TestLab() {}

    static Session session() {
        Path project = ProjectRoot.find();
        Home home = new Home(project, project.resolve("platform/lab/chaos/target/lab"));
        return new Session(home, null, JOURNEYS_PER_SECOND, LOG::info);
    }

    static void tell(Trial.Told told) {
        LOG.info("{}", told.result());
        if (told.verdict() != null) {
            LOG.info("{}", told.verdict().text());
        }
    }
}

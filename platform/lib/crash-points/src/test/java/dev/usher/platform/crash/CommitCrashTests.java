package dev.usher.platform.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Runs each case in a process of its own, because an armed point halts the process. */
class CommitCrashTests {

    @TempDir Path directory;

    @Test
    void diesAtTheCommitAndNotBefore() throws Exception {
        Files.createFile(directory.resolve("settle.after_commit"));

        Process process = run("commit");

        assertThat(process.exitValue()).isEqualTo(CrashPoint.EXIT_CODE);
        assertThat(process.inputReader().lines()).containsExactly("before the commit");
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void livesOnWhenTheTransactionRollsBack() throws Exception {
        Files.createFile(directory.resolve("settle.after_commit"));

        Process process = run("rollback");

        assertThat(process.exitValue()).isZero();
        assertThat(directory.resolve("settle.after_commit")).exists();
    }

    private Process run(String outcome) throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                Transacting.class.getName(),
                                outcome));
        builder.environment().put("USHER_CRASH_POINTS", directory.toString());
        Process process = builder.start();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return process;
    }

    /** Simulates one transaction, as far as a crash point notices. */
    static final class Transacting {

        private Transacting() {}

        public static void main(String[] args) {
            TransactionSynchronizationManager.initSynchronization();
            CrashPoint.hitAfterCommit("settle.after_commit");
            System.out.println("before the commit");
            if (args[0].equals("commit")) {
                TransactionSynchronizationManager.getSynchronizations()
                        .forEach(TransactionSynchronization::afterCommit);
            }
        }
    }
}

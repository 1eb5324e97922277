package dev.usher.seededbugs;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.lang.instrument.Instrumentation;
import java.nio.charset.StandardCharsets;

/**
 * Switches one bug on in this process before the application starts. If the bug does not fit, the
 * process ends, because a lab without the bug would prove nothing.
 */
public final class Agent {

    /** The exit code if the bug could not be switched on. */
    static final int DOES_NOT_FIT = 70;

    private Agent() {}

    /** Called by the JVM with the name of the bug. */
    public static void premain(String name, Instrumentation instrumentation) {
        try {
            SeededBug bug = SeededBug.named(name);
            BugTransformer transformer = new BugTransformer(bug, Agent::end);
            transformer.rehearse(ClassLoader.getSystemClassLoader());
            instrumentation.addTransformer(transformer);
            say("seeded bug " + bug + " is switched on: " + bug.sentence());
        } catch (RuntimeException | Error unfit) {
            end(unfit);
        }
    }

    private static void end(Throwable why) {
        say("a seeded bug cannot be switched on: " + why);
        Runtime.getRuntime().halt(DOES_NOT_FIT);
    }

    /** Prints to standard error, because there is no log yet. */
    private static void say(String line) {
        new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8)
                .println(line);
    }
}

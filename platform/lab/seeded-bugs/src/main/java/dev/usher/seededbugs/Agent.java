package dev.usher.seededbugs;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.lang.instrument.Instrumentation;
import java.nio.charset.StandardCharsets;

/**
 * Switches one bug on in this process before the application starts. A bug that does not fit ends
 * the process: a lab that believes in a bug which isn't there would prove nothing.
 */
public final class Agent {

    /** Of a process in which the bug could not be switched on. */
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
        say("a seeded bug can't be switched on: " + why);
        Runtime.getRuntime().halt(DOES_NOT_FIT);
    }

    /** There is no log yet. */
    private static void say(String line) {
        new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8)
                .println(line);
    }
}

package dev.usher.bench.machine;

import java.util.regex.Pattern;

/** The kinds of threads of a JVM that the kernel's names tell apart. */
public enum ThreadKind {
    JIT("JIT compiler", Pattern.compile("C[12] Compiler.*|Sweeper thread|StubCompiler.*")),
    GC("garbage collector and VM", Pattern.compile("VM .*|GC .*|G1 .*|Monitor Deflati.*")),

    /** Threads that run Java code, and threads that ended between two readings. */
    JAVA("Java threads", Pattern.compile(".*"));

    private final String text;
    private final Pattern names;

    ThreadKind(String text, Pattern names) {
        this.text = text;
        this.names = names;
    }

    /** Returns the kind of a thread with that name, of which the kernel keeps 15 characters. */
    static ThreadKind of(String name) {
        for (ThreadKind kind : values()) {
            if (kind.names.matcher(name).matches()) {
                return kind;
            }
        }
        return JAVA;
    }

    @Override
    public String toString() {
        return text;
    }
}

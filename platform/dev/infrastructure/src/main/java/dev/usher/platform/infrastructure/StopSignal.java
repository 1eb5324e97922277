package dev.usher.platform.infrastructure;

/** The signal that asks a process to end. */
enum StopSignal {
    /** Asks a JVM, and most programs, to finish their work and end. */
    TERMINATE,
    /** Asks PostgreSQL to roll back and not to wait for its clients. */
    INTERRUPT,
    /** For a server whose data is deleted anyway. */
    KILL;

    void send(ProcessHandle process) {
        switch (this) {
            case TERMINATE -> process.destroy();
            case INTERRUPT -> {
                if (!OwnProcess.succeeds("sh", "-c", "kill -INT " + process.pid())) {
                    process.destroy();
                }
            }
            case KILL -> process.destroyForcibly();
        }
    }
}

package dev.usher.platform.infrastructure;

/** How a process is asked to end. */
enum StopSignal {
    /** Finish what you do; what a JVM and most programs understand. */
    TERMINATE,
    /** To PostgreSQL: roll back, don't wait for those who are connected. */
    INTERRUPT,
    /** For a server whose data is thrown away. */
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

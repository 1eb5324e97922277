package dev.usher.local.suite;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/** Lets tasks of one component wait for each other; those of different ones run side by side. */
final class Turns {

    private final Map<String, Lock> locks = new ConcurrentHashMap<>();

    /** Runs a task; replicas of a service are one component here, since they share an address. */
    void take(String name, Runnable task) {
        Lock turn = locks.computeIfAbsent(ComponentName.moduleOf(name), _ -> new ReentrantLock());
        turn.lock();
        try {
            task.run();
        } finally {
            turn.unlock();
        }
    }
}

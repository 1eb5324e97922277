package dev.usher.event.reservation;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Decides about questions together. A caller that finds nobody at work takes the lead: it decides
 * about all that have come until then in one go, while later ones gather for the next. So a batch
 * grows with the load, and without load nobody waits; there is no timer.
 *
 * <p>Questions are taken in the order they came. Whoever leads does so until its own question is
 * answered and hands the lead to the first who waits. Safe for any number of threads, virtual ones
 * too.
 */
final class Combiner<Q, A> {

    private final CombinerLimits limits;
    private final Batch<Q, A> batch;
    private final LinkedBlockingQueue<Caller<Q, A>> queue;
    private final AtomicBoolean led = new AtomicBoolean();

    public Combiner(CombinerLimits limits, Batch<Q, A> batch) {
        this.limits = limits;
        this.batch = batch;
        this.queue = new LinkedBlockingQueue<>(limits.waiting());
    }

    /**
     * Answers the question, waiting for its turn at most for the limits' patience. What the batch
     * throws is thrown to its callers.
     *
     * @throws TooBusyException if too many wait or the turn doesn't come; nothing was done
     */
    public A ask(Q question) {
        Caller<Q, A> caller = new Caller<>(question, Thread.currentThread());
        if (!queue.offer(caller)) {
            throw new TooBusyException("%d are waiting".formatted(limits.waiting()));
        }
        long deadline = System.nanoTime() + limits.patience().toNanos();
        boolean interrupted = false;
        while (!caller.answered()) {
            // A batch must not be broken off because its leader is told to stop.
            interrupted |= Thread.interrupted();
            if (led.compareAndSet(false, true)) {
                lead(caller);
                continue;
            }
            long left = deadline - System.nanoTime();
            if ((left <= 0 || interrupted) && queue.remove(caller)) {
                // The lead may have been handed to this thread just now.
                wakeNext();
                if (interrupted) {
                    Thread.currentThread().interrupt();
                }
                throw new TooBusyException("no turn within " + limits.patience());
            }
            // Once it is being decided about, there is no way back, however long it takes.
            LockSupport.parkNanos(this, left > 0 ? left : limits.patience().toNanos());
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return caller.answer();
    }

    /** How many wait for their turn. */
    public int waiting() {
        return queue.size();
    }

    private void lead(Caller<Q, A> leader) {
        try {
            while (!leader.answered()) {
                List<Caller<Q, A>> callers = new ArrayList<>();
                try {
                    queue.drainTo(callers, limits.together());
                    if (callers.isEmpty()) {
                        throw new IllegalStateException("a leader's question is lost");
                    }
                    decide(callers);
                } catch (Throwable broken) {
                    // They are out of the queue, so nobody else will answer them.
                    callers.forEach(caller -> caller.fail(broken));
                    throw broken;
                }
            }
        } finally {
            // One who leaves by an exception doesn't come back for an answer.
            if (!leader.answered()) {
                queue.remove(leader);
            }
            led.set(false);
            wakeNext();
        }
    }

    private void wakeNext() {
        Caller<Q, A> next = queue.peek();
        if (next != null) {
            LockSupport.unpark(next.thread);
        }
    }

    private void decide(List<Caller<Q, A>> callers) {
        try {
            List<A> answers =
                    batch.decide(callers.stream().map(caller -> caller.question).toList());
            if (answers.size() != callers.size()) {
                throw new IllegalStateException(
                        "%d answers to %d questions".formatted(answers.size(), callers.size()));
            }
            for (int i = 0; i < callers.size(); i++) {
                callers.get(i).complete(answers.get(i));
            }
        } catch (RuntimeException error) {
            if (callers.size() > 1 && batch.mayBeOfOneAlone(error)) {
                callers.forEach(caller -> decide(List.of(caller)));
            } else {
                callers.forEach(caller -> caller.fail(error));
            }
        }
    }

    /** Somebody who waits. */
    private static final class Caller<Q, A> {

        private final Q question;
        private final Thread thread;
        private @Nullable A answer;
        private @Nullable Throwable error;

        /** Written last and read first: what is above is seen by whoever sees it true. */
        private volatile boolean answered;

        Caller(Q question, Thread thread) {
            this.question = question;
            this.thread = thread;
        }

        boolean answered() {
            return answered;
        }

        void complete(A decided) {
            answer = decided;
            answered = true;
            LockSupport.unpark(thread);
        }

        /** Whoever is answered already stays so. */
        void fail(Throwable thrown) {
            if (!answered) {
                error = thrown;
                answered = true;
                LockSupport.unpark(thread);
            }
        }

        A answer() {
            if (error instanceof RuntimeException thrown) {
                throw thrown;
            }
            if (error != null) {
                throw new IllegalStateException(error);
            }
            if (answer == null) {
                throw new IllegalStateException("a batch answered nothing");
            }
            return answer;
        }
    }
}

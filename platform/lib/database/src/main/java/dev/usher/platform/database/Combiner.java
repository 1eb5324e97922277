package dev.usher.platform.database;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Decides questions together. A caller that finds no leader at work becomes the leader: it decides
 * all questions that have arrived so far in one batch, while later ones queue for the next batch.
 * So a batch grows with the load, and without load no caller waits; there is no timer.
 *
 * <p>Questions are decided in the order of their arrival. A leader leads until its own question is
 * answered, then hands the lead to the first caller in the queue. The combiner is safe for any
 * number of threads, virtual threads included.
 */
public final class Combiner<Q, A> {

    private final CombinerLimits limits;
    private final BatchDecision<Q, A> batch;
    private final LinkedBlockingQueue<Caller<Q, A>> queue;
    private final AtomicBoolean led = new AtomicBoolean();

    public Combiner(CombinerLimits limits, BatchDecision<Q, A> batch) {
        this.limits = limits;
        this.batch = batch;
        this.queue = new LinkedBlockingQueue<>(limits.waiting());
    }

    /**
     * Answers the question; it waits for its turn no longer than the patience of the limits. An
     * exception of the batch is thrown to its callers.
     *
     * @throws TooBusyException if too many callers wait or the turn doesn't come in time; nothing
     *     was decided then
     */
    public A ask(Q question) {
        return ask(question, limits.patience());
    }

    /** Does the same with the patience of this caller, if it is shorter than that of the limits. */
    public A ask(Q question, Duration own) {
        Duration patience = own.compareTo(limits.patience()) < 0 ? own : limits.patience();
        Caller<Q, A> caller = new Caller<>(question, Thread.currentThread());
        if (!queue.offer(caller)) {
            throw new TooBusyException("%d callers are waiting".formatted(limits.waiting()));
        }
        long deadline = System.nanoTime() + patience.toNanos();
        boolean interrupted = false;
        while (!caller.answered()) {
            // An interrupt of the leader must not break off the batch of the others.
            interrupted |= Thread.interrupted();
            if (led.compareAndSet(false, true)) {
                lead(caller);
                continue;
            }
            long left = deadline - System.nanoTime();
            if ((left <= 0 || interrupted) && queue.remove(caller)) {
                // This thread may have been given the lead just now: pass it on.
                wakeNext();
                if (interrupted) {
                    Thread.currentThread().interrupt();
                }
                throw new TooBusyException("no turn within " + patience);
            }
            // A question that is being decided cannot be withdrawn, however long it takes.
            LockSupport.parkNanos(this, left > 0 ? left : limits.patience().toNanos());
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return caller.answer();
    }

    /** The number of callers that wait for their turn. */
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
                        throw new IllegalStateException(
                                "the question of the leader is not in the queue");
                    }
                    decide(callers);
                } catch (Throwable broken) {
                    // They are out of the queue, so no other leader will answer them.
                    callers.forEach(caller -> caller.fail(broken));
                    throw broken;
                }
            }
        } finally {
            // A leader that leaves by an exception does not come back for its answer.
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

    /** A thread that waits for an answer. */
    private static final class Caller<Q, A> {

        private final Q question;
        private final Thread thread;
        private @Nullable A answer;
        private @Nullable Throwable error;

        /** Written last and read first: a thread that reads true also sees the fields above. */
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

        /** Fails the question, unless it is answered already. */
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
                throw new IllegalStateException("a batch returned null");
            }
            return answer;
        }
    }
}

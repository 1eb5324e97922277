package dev.usher.chaos.crowd;

import dev.usher.chaos.history.OperationNames;
import dev.usher.client.ApiCall;
import dev.usher.client.CallObserver;
import dev.usher.client.Caller;
import dev.usher.client.Calls;
import dev.usher.client.Reply;
import dev.usher.client.UsherClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

/**
 * Remembers what the suite answered, and asks it again once it is healed. The answers are part of
 * the history, with the subject {@code again}; invariants compare them.
 */
public final class AskedAgain implements CallObserver {

    /** The subject of a call that asks again. */
    static final String AGAIN = "again";

    /** Calls with a key or a scan id, which the suite must answer in the same way each time. */
    private static final Set<String> REPEATABLE =
            Set.of(
                    OperationNames.EVENT_CREATE,
                    OperationNames.RESERVE,
                    OperationNames.ORDER_OPEN,
                    OperationNames.ORDER_CANCEL,
                    OperationNames.SCAN);

    private static final int AT_ONCE = 8;
    private static final int TIMES = 20;
    private static final Duration AT_MOST = Duration.ofSeconds(60);

    private final Map<String, Question> questions = new LinkedHashMap<>();

    private record Question(Caller caller, ApiCall call) {}

    @Override
    public void observe(Reply reply) {
        ApiCall call = reply.attempt().call();
        if (!reply.ok() || call.subjects().containsKey(AGAIN)) {
            return;
        }
        Caller caller = reply.attempt().caller();
        String operation = call.operation();
        if (REPEATABLE.contains(operation)) {
            remember(caller, call);
        }
        switch (operation) {
            case OperationNames.RESERVE ->
                    remember(caller, Calls.readReservation(reply.text("/id")));
            case OperationNames.ORDER_OPEN -> remember(caller, Calls.readOrder(reply.text("/id")));
            case OperationNames.TICKETS_READ -> {
                if (!reply.json().path("items").isEmpty()) {
                    remember(caller, call);
                }
            }
            default -> {}
        }
    }

    private synchronized void remember(Caller caller, ApiCall call) {
        String same = call.subjects().getOrDefault("key", call.subjects().getOrDefault("scan", ""));
        String name = call.operation() + " " + call.path() + " " + same;
        questions.put(name, new Question(caller, call.about(Map.of(AGAIN, "yes"))));
    }

    private synchronized List<Question> taken() {
        List<Question> all = new ArrayList<>(questions.values());
        questions.clear();
        return all;
    }

    /** Asks everything again that was not asked again yet; returns the number of questions. */
    public int ask(UsherClient client) throws InterruptedException {
        List<Question> all = taken();
        Semaphore places = new Semaphore(AT_ONCE);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Question question : all) {
                places.acquire();
                threads.execute(() -> {
                    try {
                        client.insist(question.caller(), question.call(), TIMES, AT_MOST);
                    } catch (InterruptedException ended) {
                        Thread.currentThread().interrupt();
                    } finally {
                        places.release();
                    }
                });
            }
        }
        return all.size();
    }
}

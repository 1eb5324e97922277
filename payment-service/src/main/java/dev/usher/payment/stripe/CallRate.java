package dev.usher.payment.stripe;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps our calls within Stripe's limits: a number of calls in any second in total, and a number
 * per endpoint. A call that would wait too long for its turn is refused.
 *
 * <p>A call holds a place from before it is sent until a second after its answer. Stripe has
 * received it somewhere between, so two calls that use the same place reach Stripe at least a
 * second apart, however long a busy machine or the network held up either of them. Hence no second
 * has more calls than there are places.
 */
final class CallRate {

    /** Stripe limits each of these separately. */
    enum Endpoint {
        CREATE_SESSION,
        READ_SESSION,
        EXPIRE_SESSION,
        LIST_SESSIONS,
        CREATE_REFUND,
        READ_REFUND,
        LIST_REFUNDS,
        READ_DISPUTE,
        LIST_EVENTS,
        BALANCE
    }

    private final CallPlaces all;
    private final Map<Endpoint, CallPlaces> each = new EnumMap<>(Endpoint.class);
    private final Duration maxQueueing;
    private final LongSupplier nanos;

    CallRate(int inTotal, int perEndpoint, Duration maxQueueing, LongSupplier nanos) {
        this.all = new CallPlaces(inTotal, maxQueueing, nanos);
        for (Endpoint endpoint : Endpoint.values()) {
            each.put(endpoint, new CallPlaces(perEndpoint, maxQueueing, nanos));
        }
        this.maxQueueing = maxQueueing;
        this.nanos = nanos;
    }

    /**
     * Waits for the turn of a call. Empty if it comes too late, which is told at once when too many
     * wait already.
     *
     * @param atMost how long the caller can wait, if that is less than the longest wait
     */
    Optional<Turn> await(Endpoint endpoint, Duration atMost) {
        Turn turn = new Turn(endpoint);
        return turn.take(atMost) ? Optional.of(turn) : Optional.empty();
    }

    /**
     * The turn of a call, which is closed when its answer has arrived or is waited for no longer.
     * It is used by one thread.
     */
    final class Turn implements AutoCloseable {

        private final Endpoint endpoint;
        private CallPlaces.@Nullable Place own;
        private CallPlaces.@Nullable Place shared;
        private boolean sent;

        private Turn(Endpoint endpoint) {
            this.endpoint = endpoint;
        }

        private boolean take(Duration atMost) {
            Duration patience = atMost.compareTo(maxQueueing) < 0 ? atMost : maxQueueing;
            long begun = nanos.getAsLong();
            own = places().take(patience);
            if (own == null) {
                return false;
            }
            shared = all.take(patience.minusNanos(nanos.getAsLong() - begun));
            if (shared == null) {
                places().giveBackUnused(own);
                own = null;
                return false;
            }
            return true;
        }

        /**
         * Permits a request to Stripe; every request must ask before it is sent. The first uses the
         * places of this turn. A repeat, which Stripe counts as well, waits for new ones.
         *
         * @return false if the places come too late; then nothing may be sent
         */
        boolean send(Duration atMost) {
            if (!sent) {
                sent = true;
                return own != null;
            }
            close();
            return take(atMost);
        }

        @Override
        public void close() {
            if (own != null && shared != null) {
                places().giveBack(own);
                all.giveBack(shared);
                own = null;
                shared = null;
            }
        }

        private CallPlaces places() {
            return Objects.requireNonNull(each.get(endpoint));
        }
    }
}

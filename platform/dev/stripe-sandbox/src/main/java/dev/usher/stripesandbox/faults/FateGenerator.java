package dev.usher.stripesandbox.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Draws the fates of webhooks and calls, and counts them with the refusals of the limiter. Each
 * fate has its own random generator, made from the seed and the number of the webhook or call, so
 * that the order of threads does not matter. All random numbers of a fate are drawn in a fixed
 * order, so that a changed probability does not change the other faults.
 */
final class FateGenerator {

    /** Half of the copies leave with the first delivery, the others up to this much later. */
    private static final Duration COPIES_WITHIN = Duration.ofSeconds(2);

    private final FaultSettings settings;
    private final CallLimiter limiter;
    private final ConcurrentMap<String, AtomicLong> numbers = new ConcurrentHashMap<>();
    private final ConcurrentMap<Fault, Long> counters = new ConcurrentHashMap<>();

    FateGenerator(FaultSettings settings, LongSupplier nanos) {
        this.settings = settings;
        this.limiter = new CallLimiter(settings.limiter(), nanos);
    }

    /** The rate that the next call exceeds. */
    Optional<RateLimit> exceeded(String method, String path) {
        Optional<RateLimit> limit = limiter.exceeded(StripeOperations.of(method, path));
        limit.ifPresent(exceeded -> count(exceeded.fault(), true));
        return limit;
    }

    WebhookFate webhook(@Nullable Long total) {
        FaultSettings.Webhooks webhooks = settings.webhooks();
        SplittableRandom luck = luck("webhook");
        boolean lost = luck.nextDouble() < webhooks.lose();
        boolean duplicated = luck.nextDouble() < webhooks.duplicate();
        boolean other = luck.nextDouble() < webhooks.otherAmount();
        Duration wait = webhooks.delay().plus(upTo(webhooks.jitter(), luck));
        long otherAmount = total == null ? 0 : otherThan(total, luck);
        List<Duration> copies = new ArrayList<>();
        for (int i = 0; i < webhooks.copies() && duplicated && !lost; i++) {
            boolean together = luck.nextBoolean();
            Duration later = upTo(COPIES_WITHIN, luck);
            copies.add(together ? Duration.ZERO : later);
        }
        count(Fault.WEBHOOKS, true);
        count(Fault.LOSE, lost);
        count(Fault.DUPLICATE, !copies.isEmpty());
        counters.merge(Fault.COPIES, (long) copies.size(), Long::sum);
        count(Fault.DELAY, wait.isPositive() && !lost);
        count(Fault.REORDER, webhooks.reorderWindow().isPositive() && !lost);
        count(Fault.OTHER_AMOUNT, other && total != null);
        return new WebhookFate(
                lost,
                wait,
                copies,
                webhooks.reorderWindow(),
                other && total != null ? otherAmount : null);
    }

    /** Half of the total, or 100 more: never the same amount. */
    private static long otherThan(long total, SplittableRandom luck) {
        return luck.nextBoolean() && total > 1 ? total / 2 : total + 100;
    }

    ApiFate call(String method, String path, boolean keyed) {
        String operation = StripeOperations.of(method, path);
        if (operation == null
                || (!settings.operations().isEmpty()
                        && !settings.operations().contains(operation))) {
            return ApiFate.NONE;
        }
        FaultSettings.Api api = settings.api();
        SplittableRandom luck = luck(operation);
        double chance = luck.nextDouble();
        boolean effect = luck.nextBoolean();
        Duration wait = api.latency().plus(upTo(api.latencyJitter(), luck));
        count(Fault.CALLS, true);
        count(Fault.LATENCY, wait.isPositive());
        return new ApiFate(kind(api, chance, effect, keyed), wait);
    }

    private ApiFate.Kind kind(FaultSettings.Api api, double chance, boolean effect, boolean keyed) {
        if (chance < api.dropBefore()) {
            count(Fault.DROP_BEFORE, true);
            return ApiFate.Kind.DROP_BEFORE;
        }
        if (chance < api.dropBefore() + api.dropAfter()) {
            count(Fault.DROP_AFTER, true);
            return ApiFate.Kind.DROP_AFTER;
        }
        // Without an idempotency key the answer cannot be stored.
        if (chance < api.dropBefore() + api.dropAfter() + api.cached500() && keyed) {
            count(effect ? Fault.CACHED_500_AFTER_EFFECT : Fault.CACHED_500_WITHOUT_EFFECT, true);
            return effect
                    ? ApiFate.Kind.CACHED_500_AFTER_EFFECT
                    : ApiFate.Kind.CACHED_500_WITHOUT_EFFECT;
        }
        return ApiFate.Kind.NONE;
    }

    private SplittableRandom luck(String about) {
        long number = numbers.computeIfAbsent(about, _ -> new AtomicLong()).incrementAndGet();
        SplittableRandom ofSubject = new SplittableRandom(settings.seed() * 31 + about.hashCode());
        return new SplittableRandom(ofSubject.nextLong() + number * 0x9E3779B97F4A7C15L);
    }

    private static Duration upTo(Duration bound, SplittableRandom luck) {
        // Drawn even if unused, because later numbers must not change.
        double part = luck.nextDouble();
        return Duration.ofNanos((long) (bound.toNanos() * part));
    }

    private void count(Fault fault, boolean happened) {
        if (happened) {
            counters.merge(fault, 1L, Long::sum);
        }
    }

    Map<String, Object> shown() {
        Map<String, Object> shown = new LinkedHashMap<>(FaultJson.of(settings));
        Map<String, Object> counted = new LinkedHashMap<>();
        for (Fault fault : Fault.values()) {
            counted.put(fault.counter(), counters.getOrDefault(fault, 0L));
        }
        shown.put("counters", counted);
        return shown;
    }
}

package dev.usher.chaos.experiment;

import dev.usher.chaos.lab.CrashPoints.Placed;
import dev.usher.chaos.lab.Lab;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/**
 * Arms crash points in an order drawn by the seed. In each round one point of every service is
 * armed, so that several services may be down at the same time.
 *
 * @param points the points to draw from
 * @param atMost the number of points to draw
 */
record CrashTour(String name, List<Placed> points, int atMost) implements Experiment {

    /** Points that are reached within a round only if the clock is advanced. */
    private static final Set<String> BY_TIME =
            Set.of("expiry.mid_batch", "sweep.mid_batch", "expire.after_response_before_update");

    /** Points that are reached only if an event with paid orders is cancelled. */
    private static final Set<String> BY_CANCELLATION =
            Set.of("cancellation.mid_batch", "refund.begun_before_commit");

    /** Points that are reached only if money is given back. */
    private static final Set<String> BY_REFUND =
            Set.of("refund.before_send", "refund.after_response_before_update");

    /** Counts only the time in which all services are ready. */
    private static final Duration REACHED_WITHIN = Duration.ofSeconds(20);

    private static final Duration ROUND_WITHIN = Duration.ofMinutes(4);
    private static final Duration READY_WITHIN = Duration.ofMinutes(2);

    /** The time by which the clock is advanced while such a point is armed. */
    private static final Duration ADVANCE = Duration.ofSeconds(20);

    /** The seconds between two advances, refunds or cancellations. */
    private static final int MOVE_SECONDS = 5;

    private static final Duration BETWEEN_CHECKS = Duration.ofMillis(100);

    /** The number of rounds in which a point may be reached. */
    private static final int TRIES = 3;

    static CrashTour of(List<Placed> all) {
        return new CrashTour("crash-points", all, all.size());
    }

    /** A tour of some points only; it is counted apart from those of all points. */
    static CrashTour ofChosen(List<Placed> chosen) {
        return new CrashTour("chosen-crash-points", chosen, chosen.size());
    }

    @Override
    public String sentence() {
        return "Each service is killed at each of its crash points, in the middle of its work.";
    }

    @Override
    public void disturb(Course course) throws InterruptedException {
        Map<String, List<Placed>> left = drawn(course);
        Map<Placed, Integer> missed =
                new TreeMap<>(java.util.Comparator.comparing(Placed::toString));
        while (left.values().stream().anyMatch(points -> !points.isEmpty())) {
            List<Placed> round = new ArrayList<>();
            left.values().stream()
                    .filter(p -> !p.isEmpty())
                    .forEach(p -> round.add(p.removeFirst()));
            for (Placed each : run(course, round)) {
                if (missed.merge(each, 1, Integer::sum) < TRIES) {
                    left.computeIfAbsent(each.component(), _ -> new ArrayList<>()).addLast(each);
                } else {
                    course.failed(
                            "%s was not reached in %s".formatted(each.name(), each.component()));
                }
            }
        }
    }

    private Map<String, List<Placed>> drawn(Course course) {
        List<Placed> all = new ArrayList<>(points);
        Collections.shuffle(all, Random.from(course.random()));
        Map<String, List<Placed>> left = new TreeMap<>();
        for (Placed each : all.subList(0, Math.min(atMost, all.size()))) {
            left.computeIfAbsent(each.component(), _ -> new ArrayList<>()).add(each);
        }
        return left;
    }

    /** Arms the points of a round; returns those that were not reached. */
    private static List<Placed> run(Course course, List<Placed> round) throws InterruptedException {
        Lab lab = course.lab();
        for (Placed each : round) {
            lab.say("armed " + each.name() + " in " + each.component());
            int passes = course.random().nextInt(2);
            lab.mines().arm(each.component(), each.name(), rare(each) ? 0 : passes);
        }
        List<Placed> armed = new ArrayList<>(round);
        Duration left = REACHED_WITHIN;
        long giveUp = System.nanoTime() + ROUND_WITHIN.toNanos();
        while (!armed.isEmpty() && left.isPositive() && System.nanoTime() < giveUp) {
            course.wait(BETWEEN_CHECKS);
            armed.removeIf(each -> !lab.mines().armed(each.component(), each.name()));
            // No point is reached while another service of the round is starting.
            if (lab.processes().allReady()) {
                if (left.toSeconds() % MOVE_SECONDS == 0 && provoke(course, armed)) {
                    left = left.minusSeconds(1);
                }
                left = left.minus(BETWEEN_CHECKS);
            }
        }
        armed.forEach(each -> lab.mines().disarm(each.component(), each.name()));
        course.count("crashes", round.size() - armed.size());
        if (!lab.processes().awaitAllReady(READY_WITHIN)) {
            course.failed(
                    "not all components were ready again within "
                            + READY_WITHIN.toSeconds()
                            + " s");
        }
        return armed;
    }

    /** Does what leads to the armed points; returns whether there was anything to do. */
    private static boolean provoke(Course course, List<Placed> armed) {
        boolean byTime = any(armed, BY_TIME);
        boolean byRefund = any(armed, BY_REFUND);
        boolean byCancellation = any(armed, BY_CANCELLATION);
        if (byTime) {
            course.lab().advance(ADVANCE);
        }
        if (byRefund) {
            course.crowd().refundAnOrder();
        }
        if (byCancellation) {
            course.crowd().cancelAnEvent();
        }
        return byTime || byRefund || byCancellation;
    }

    /** Tells whether only what the tour provokes leads to a point. */
    static boolean rare(Placed point) {
        return BY_REFUND.contains(point.name()) || BY_CANCELLATION.contains(point.name());
    }

    private static boolean any(List<Placed> armed, Set<String> names) {
        return armed.stream().anyMatch(point -> names.contains(point.name()));
    }
}

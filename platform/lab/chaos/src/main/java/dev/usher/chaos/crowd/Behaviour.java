package dev.usher.chaos.crowd;

import java.util.random.RandomGenerator;

/** The behaviour of a buyer; the weights are shares in a hundred. */
enum Behaviour {
    PAYS(46),
    DECLINED_THEN_PAYS(8),
    /** Pays about when the checkout ends. */
    PAYS_LATE(8),
    CANCELS_HOLD(8),
    LETS_HOLD_EXPIRE(6),
    CANCELS_ORDER(6),
    /** Cancels and pays in two tabs at the same moment. */
    CANCELS_WHILE_PAYING(6),
    /** Opens an order and does not return. */
    ABANDONS(6),
    /** Opens the order twice at the same moment. */
    ORDERS_TWICE_AND_PAYS(6);

    private final int weight;

    Behaviour(int weight) {
        this.weight = weight;
    }

    static Behaviour drawn(RandomGenerator random) {
        int sum = 0;
        for (Behaviour each : values()) {
            sum += each.weight;
        }
        int ticket = random.nextInt(sum);
        for (Behaviour each : values()) {
            ticket -= each.weight;
            if (ticket < 0) {
                return each;
            }
        }
        throw new IllegalStateException("the weights do not add up");
    }
}

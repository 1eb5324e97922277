package dev.usher.chaos.crowd;

import java.time.Duration;
import java.util.List;

/** Is told when a buyer has tickets, and how long after the payment. */
@FunctionalInterface
interface Watch {

    void served(Duration afterPayment, List<BoughtTicket> tickets);
}

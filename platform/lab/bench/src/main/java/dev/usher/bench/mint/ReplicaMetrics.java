package dev.usher.bench.mint;

import dev.usher.bench.machine.MetricPage;
import dev.usher.bench.suite.BenchSuite;
import java.util.Map;
import java.util.TreeMap;

/** Reads the metrics of ticket-service's replicas that an autoscaler reads. */
record ReplicaMetrics(BenchSuite suite) {

    /** The records that a consumer has not yet taken, by topic and partition. */
    static final String LAG = "kafka_consumer_fetch_manager_records_lag";

    private static final String REBALANCES = "kafka_consumer_coordinator_rebalance_total";
    private static final String GROUP = "consumer-ticket-service.payments";

    /** The lag of paid orders, added up over all partitions. */
    double lag() {
        return pages().values().stream()
                .mapToDouble(page ->
                        page.sum(LAG, line -> line.contains("topic=\"" + PaidMessage.TOPIC + "\"")))
                .sum();
    }

    /** The number of rebalances that each replica's consumer of paid orders took part in. */
    Map<String, Long> rebalances() {
        Map<String, Long> all = new TreeMap<>();
        pages().forEach((replica, page) ->
                all.put(replica, (long) page.sum(REBALANCES, line -> line.contains(GROUP))));
        return all;
    }

    private Map<String, MetricPage> pages() {
        Map<String, MetricPage> pages = new TreeMap<>();
        suite.managementPorts(MintBacklog.SERVICE)
                .forEach((replica, port) -> pages.put(replica, MetricPage.read(port)));
        return pages;
    }
}

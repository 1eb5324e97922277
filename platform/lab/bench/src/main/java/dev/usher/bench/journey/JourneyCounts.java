package dev.usher.bench.journey;

import dev.usher.bench.harness.BenchFailed;
import dev.usher.bench.machine.MetricPage;
import dev.usher.bench.postgres.BenchDatabase;
import dev.usher.bench.stage.Stage;
import dev.usher.local.suite.Ports;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/** The counters of PostgreSQL, Kafka and the services at one moment. */
final class JourneyCounts {

    static final String STATEMENTS = "SQL statements";
    static final String COMMITS = "commits";
    static final String SYNCS = "WAL syncs";

    private static final String OFFSETS = "__consumer_offsets";

    private static final String BY_ROLE =
            """
            select r.rolname, sum(s.calls)::bigint
            from pg_stat_statements s join pg_roles r on r.oid = s.userid
            where r.rolname in ('event', 'payment', 'ticket', 'validation')
                and s.query !~* '^(begin|commit|rollback|set |show )'
            group by r.rolname order by r.rolname
            """;

    private static final String COMMITTED =
            "select sum(xact_commit)::bigint from pg_stat_database where datname = current_database()";

    private static final String SYNCED =
            "select coalesce(sum(fsyncs), 0)::bigint from pg_stat_io where object = 'wal'";

    private static final String BYTES = "select wal_bytes::bigint from pg_stat_wal";

    private final Map<String, Double> values = new LinkedHashMap<>();

    /** Reads all counters; statements are only counted while the bench watches them. */
    static JourneyCounts now(Stage stage) {
        JourneyCounts counts = new JourneyCounts();
        counts.readDatabase(stage.database());
        counts.readKafka(stage.suite().ports().kafkaBootstrap());
        counts.readServices(stage.suite().ports());
        return counts;
    }

    private void readDatabase(BenchDatabase database) {
        List<Map.Entry<String, Long>> roles =
                database.rows(BY_ROLE, row -> Map.entry(row.getString(1), row.getLong(2)));
        long all = roles.stream().mapToLong(Map.Entry::getValue).sum();
        values.put(STATEMENTS, (double) all);
        for (Map.Entry<String, Long> role : roles) {
            String name = STATEMENTS + " of " + role.getKey() + "-service";
            values.put(name, (double) role.getValue());
        }
        values.put(COMMITS, (double) database.number(COMMITTED));
        values.put(SYNCS, (double) database.number(SYNCED));
        values.put("WAL, KiB", database.number(BYTES) / 1024.0);
    }

    private void readKafka(String bootstrap) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
            Set<String> topics =
                    admin.listTopics(new ListTopicsOptions().listInternal(true)).names().get();
            Map<TopicPartition, OffsetSpec> ends =
                    admin.describeTopics(topics).allTopicNames().get().values().stream()
                            .flatMap(topic ->
                                    topic.partitions().stream()
                                            .map(part ->
                                                    new TopicPartition(
                                                            topic.name(), part.partition())))
                            .collect(Collectors.toMap(part -> part, _ -> OffsetSpec.latest()));
            double messages = 0;
            double commits = 0;
            for (Map.Entry<TopicPartition, ListOffsetsResultInfo> end :
                    admin.listOffsets(ends).all().get().entrySet()) {
                if (end.getKey().topic().equals(OFFSETS)) {
                    commits += end.getValue().offset();
                } else {
                    messages += end.getValue().offset();
                }
            }
            values.put("Kafka messages", messages);
            values.put("Kafka offsets committed", commits);
        } catch (ExecutionException failed) {
            throw new BenchFailed("Kafka does not tell its offsets: " + failed.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", interrupted);
        }
    }

    private void readServices(Ports ports) {
        double requests = 0;
        double polls = 0;
        double allocated = 0;
        for (int port :
                List.of(
                        ports.gateway(),
                        ports.event(),
                        ports.payment(),
                        ports.ticket(),
                        ports.validation())) {
            MetricPage page = MetricPage.read(Ports.managementOf(port));
            requests += page.sum("http_server_requests_seconds_count");
            polls += page.sum("kafka_consumer_fetch_manager_fetch_total");
            allocated += page.sum("jvm_gc_memory_allocated_bytes_total");
        }
        values.put("HTTP requests that gateway and services served", requests);
        values.put("Kafka fetches", polls);
        values.put("allocated by gateway and services, KiB", allocated / 1024);
    }

    /**
     * Returns what was counted since an earlier reading beyond what the suite does at rest, divided
     * by the journeys.
     *
     * @param atRest what is counted per second at rest
     */
    Map<String, Double> since(
            JourneyCounts before, double seconds, Map<String, Double> atRest, long journeys) {
        Map<String, Double> counted = new LinkedHashMap<>();
        values.forEach((name, now) -> {
            double all = now - before.values.getOrDefault(name, 0.0);
            double rest = atRest.getOrDefault(name, 0.0) * seconds;
            counted.put(name, Math.max(0, all - rest) / journeys);
        });
        return counted;
    }

    Map<String, Double> perSecond(JourneyCounts before, double seconds) {
        return since(before, seconds, Map.of(), 1).entrySet().stream()
                .collect(
                        Collectors.toMap(
                                Map.Entry::getKey,
                                entry -> entry.getValue() / seconds,
                                (one, _) -> one,
                                LinkedHashMap::new));
    }
}

package dev.usher.payment.sweep;

import dev.usher.platform.database.Timestamps;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Asks which sweeps have something to do, by one statement for all. */
@Repository
class DueQuestions {

    private final JdbcClient jdbc;
    private final Clock clock;

    DueQuestions(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    List<Sweep> due(List<Sweep> sweeps) {
        String question =
                sweeps.stream().map(Sweep::due).collect(Collectors.joining(", ", "select ", ""));
        List<Boolean> answers =
                jdbc.sql(question)
                        .param("now", Timestamps.utc(clock.instant()))
                        .query((row, _) -> {
                            List<Boolean> columns = new ArrayList<>();
                            for (int i = 1; i <= sweeps.size(); i++) {
                                columns.add(row.getBoolean(i));
                            }
                            return columns;
                        })
                        .single();
        return IntStream.range(0, sweeps.size())
                .filter(answers::get)
                .mapToObj(sweeps::get)
                .toList();
    }
}

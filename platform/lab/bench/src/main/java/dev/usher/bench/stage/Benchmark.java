package dev.usher.bench.stage;

import dev.usher.bench.report.Section;
import java.util.List;

/** A bench: measures one subject of the suite in several ways. */
public interface Benchmark {

    String name();

    /** The subject in a few words. */
    String title();

    /** Facts about the measurement that a reader of the report must know. */
    List<String> remarks();

    List<Section> run(Stage stage);
}

package dev.usher.bench.stage;

import dev.usher.bench.report.Section;
import java.util.List;

/** A bench: asks one thing of the suite, several ways. */
public interface Benchmark {

    String name();

    /** What it is about, in a few words. */
    String title();

    /** What a reader must know about how it was measured. */
    List<String> remarks();

    List<Section> run(Stage stage);
}

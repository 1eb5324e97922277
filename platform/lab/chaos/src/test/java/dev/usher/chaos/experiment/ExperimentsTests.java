package dev.usher.chaos.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ExperimentsTests {

    @Test
    void haveUniqueNames() {
        assertThat(Experiments.all()).extracting(Experiment::name).doesNotHaveDuplicates();
        assertThat(Experiments.all())
                .allMatch(each -> each.equals(Experiments.named(each.name()).orElseThrow()));
        assertThat(Experiments.named("no-such")).isEmpty();
    }

    @Test
    void haveADescriptionOfOneSentence() {
        assertThat(Experiments.all())
                .extracting(Experiment::sentence)
                .allMatch(sentence -> sentence.endsWith("."))
                .allMatch(sentence -> sentence.indexOf('.') == sentence.length() - 1)
                .allMatch(sentence -> sentence.length() <= 100);
    }

    @Test
    void needEverythingThatAPartNeeds() {
        Needs both =
                Needs.two("ticket-service", "event-service")
                        .and(Needs.smallDisk("kafka"))
                        .and(Needs.two("event-service"));

        assertThat(both.replicas()).containsOnlyKeys("ticket-service", "event-service");
        assertThat(both.smallDisks()).containsExactly("kafka");
    }
}

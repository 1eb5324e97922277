package dev.usher.validation.admission;

import dev.usher.platform.database.BatchDecision;
import dev.usher.platform.database.Combiner;
import dev.usher.platform.database.CombinerLimits;
import dev.usher.platform.database.TooBusyException;
import dev.usher.platform.web.problem.CommonProblems;
import dev.usher.validation.EventId;
import dev.usher.validation.ScanId;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/**
 * The queue of scans. Scans at the gates of one event share a lane, and those that wait in a lane
 * are decided together, in one transaction with one sync to disk ({@link ScanBatch}). A lone scan
 * waits for nobody. The database decides, so the number of replicas makes no difference.
 */
@Component
class ScanRecorder {

    private final Scans scans;
    private final List<Combiner<ScanWish, Decision>> lanes;

    ScanRecorder(Scans scans, ScanBatch batch, ScanLaneSettings settings, MeterRegistry meters) {
        this.scans = scans;
        CombinerLimits limits =
                new CombinerLimits(settings.waiting(), settings.together(), settings.patience());
        DistributionSummary sizes = meters.summary("usher.scans.together");
        this.lanes =
                IntStream.range(0, settings.lanes())
                        .mapToObj(_ -> new Combiner<>(limits, new MeasuredScans(batch, sizes)))
                        .toList();
        meters.gauge(
                "usher.scans.waiting",
                lanes,
                all -> all.stream().mapToInt(Combiner::waiting).sum());
    }

    /**
     * Decides a scan and records it; if it throws, nothing was recorded.
     *
     * @throws org.springframework.dao.DuplicateKeyException if the scan id is in the log already
     */
    Decision record(ScanWish wish) {
        int lane = Math.floorMod(wish.scan().eventId().hashCode(), lanes.size());
        try {
            return lanes.get(lane).ask(wish, wish.deadline().left());
        } catch (TooBusyException _) {
            throw CommonProblems.unavailable();
        }
    }

    Optional<RecordedScan> find(EventId eventId, ScanId scanId) {
        return scans.find(eventId, scanId);
    }

    /** Records how many scans are decided together. */
    private record MeasuredScans(ScanBatch batch, DistributionSummary sizes)
            implements BatchDecision<ScanWish, Decision> {

        @Override
        public List<Decision> decide(List<ScanWish> wishes) {
            sizes.record(wishes.size());
            return batch.decide(wishes);
        }

        @Override
        public boolean mayBeOfOneAlone(RuntimeException error) {
            return batch.mayBeOfOneAlone(error);
        }
    }
}

package dev.usher.validation.admission;

import dev.usher.validation.TicketId;
import dev.usher.validation.admission.Scans.Moved;
import dev.usher.validation.admission.Scans.Refused;
import dev.usher.validation.roster.AcceptedEntry;
import dev.usher.validation.roster.RosterEntry;
import dev.usher.validation.roster.Whereabouts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decides the scans of one batch, in the caller's transaction. Each round asks the rows of all
 * tickets with an undecided scan, one scan per ticket, in one statement. That locks the rows, so
 * what they say stays true until the commit: later scans of the same ticket that the rules refuse
 * then are refused without another question, and only one that may pass takes a further round. So
 * of many scans of one ticket at the same moment the first that arrived is admitted, in one round.
 */
final class ScanRounds {

    private final List<ScanWish> wishes;
    private final Scans scans;
    private final @Nullable Decision[] decisions;
    private final Map<TicketId, @Nullable Whereabouts> known = new HashMap<>();

    /** Scans whose ticket changed while they waited for its lock, so that the answer was old. */
    private final Set<Integer> askedAgain = new HashSet<>();

    private final List<Refused> refused = new ArrayList<>();

    ScanRounds(List<ScanWish> wishes, Scans scans) {
        this.wishes = wishes;
        this.scans = scans;
        this.decisions = new Decision[wishes.size()];
    }

    /** Returns one decision for each wish, in their order. */
    List<Decision> decide() {
        Map<TicketId, Integer> round = nextRound();
        while (!round.isEmpty()) {
            ask(round);
            round = nextRound();
        }
        scans.refuse(refused);
        return Arrays.stream(decisions).map(Objects::requireNonNull).toList();
    }

    /** Refuses what needs no question and returns the first of the others for each ticket. */
    private Map<TicketId, Integer> nextRound() {
        Map<TicketId, Integer> round = new LinkedHashMap<>();
        for (int i = 0; i < wishes.size(); i++) {
            if (decisions[i] != null) {
                continue;
            }
            ScanWish wish = wishes.get(i);
            TicketId ticket = wish.ticketId();
            if (ticket == null) {
                refuse(i, wish.reason(), null);
            } else if (!round.containsKey(ticket)) {
                Reason reason = known.containsKey(ticket) ? byRules(wish) : Reason.OK;
                if (reason == Reason.OK) {
                    round.put(ticket, i);
                } else {
                    refuse(i, reason, known.get(ticket));
                }
            }
        }
        return round;
    }

    private void ask(Map<TicketId, Integer> round) {
        Map<TicketId, Moved> answers =
                scans.move(round.values().stream().map(wishes::get).toList());
        round.forEach((ticket, i) -> {
            Moved answer = answers.get(ticket);
            known.put(ticket, answer == null ? null : answer.whereabouts());
            ScanWish wish = wishes.get(i);
            if (answer != null && answer.passed()) {
                decisions[i] = passed(wish, answer.whereabouts());
                return;
            }
            Reason reason = byRules(wish);
            if (reason != Reason.OK) {
                refuse(i, reason, known.get(ticket));
            } else if (!askedAgain.add(i)) {
                refuse(i, refusedByRow(wish.scan().direction()), known.get(ticket));
            }
        });
    }

    private Reason byRules(ScanWish wish) {
        return wish.reason() == Reason.OK
                ? AdmissionRules.ofTicket(
                        wish.scan().direction(),
                        wish.version(),
                        wish.reentry(),
                        known.get(wish.ticketId()))
                : wish.reason();
    }

    /** The reason if the row has refused what the rules allow: it is of another event by now. */
    private static Reason refusedByRow(Direction direction) {
        return switch (direction) {
            case ENTRY -> Reason.ALREADY_ADMITTED;
            case EXIT -> Reason.NOT_INSIDE;
        };
    }

    private static Decision passed(ScanWish wish, Whereabouts whereabouts) {
        Scan scan = wish.scan();
        AcceptedEntry entry =
                switch (scan.direction()) {
                    case ENTRY -> new AcceptedEntry(scan.id(), scan.scannedAt(), scan.gate());
                    case EXIT -> whereabouts.entry();
                };
        RosterEntry ticket = Objects.requireNonNull(wish.ticket());
        return new Decision(Reason.OK, TicketSummary.of(ticket), entry);
    }

    private void refuse(int i, Reason reason, @Nullable Whereabouts whereabouts) {
        ScanWish wish = wishes.get(i);
        refused.add(new Refused(wish, reason, whereabouts));
        RosterEntry ticket = wish.ticket();
        decisions[i] =
                ticket == null
                        ? Decision.withoutTicket(reason)
                        : Decision.about(ticket, reason, whereabouts);
    }
}

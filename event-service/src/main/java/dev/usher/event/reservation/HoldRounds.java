package dev.usher.event.reservation;

import dev.usher.event.reservation.PlacedReservations.Buyer;
import dev.usher.event.reservation.PlacedReservations.Placed;
import dev.usher.event.reservation.PlacedReservations.Reference;
import dev.usher.event.reservation.PlacedReservations.Written;
import dev.usher.event.stock.SeatWish;
import dev.usher.event.stock.Seats;
import dev.usher.event.stock.StockOutcome;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Decides the wishes of one batch, in one transaction and in four steps:
 *
 * <ol>
 *   <li>It locks the buyers who have a limit and counts the tickets each of them has. There are two
 *       limits: the organizer's for the tickets of a buyer ({@code maxPerBuyer}), and the
 *       operator's for those that an account holds at a time.
 *   <li>It writes the reservations of all wishes that may still be granted, with the answers for
 *       their Idempotency-Keys. A wish whose key was used before, or whose reference is that of
 *       another reservation, is refused here.
 *   <li>It takes the seats, round by round. A buyer whose wishes together exceed a limit gets one
 *       decision per round, because what the next wish may take depends on what this one got. All
 *       other buyers get all decisions in the first round.
 *   <li>It deletes the reservations and answers of the wishes that were refused.
 * </ol>
 *
 * <p>So all reservations are written first, and the refused ones are deleted after. The rows that
 * every transaction waits for are those of the stock: they must be locked last and as briefly as
 * possible. Writing a reservation only after its seats were taken would put an insert per round
 * between the first lock and the commit.
 *
 * <p>An example: an event with two seats left allows each buyer two tickets. Ada has one already.
 * She wishes for one seat and, in the same batch, for one more; between the two Ben wishes for two
 * seats.
 *
 * <table>
 *   <caption>Three wishes in one batch</caption>
 *   <tr><th>step</th><th>Ada: 1 seat</th><th>Ben: 2 seats</th><th>Ada: 1 seat</th></tr>
 *   <tr><td>1 count</td><td colspan="3">Ada has 1 of 2 tickets, Ben 0 of 2</td></tr>
 *   <tr><td>2 write</td><td>written</td><td>written</td><td>written</td></tr>
 *   <tr><td>3 round 1</td><td>Held, 1 seat is left</td><td>SoldOut</td><td>undecided</td></tr>
 *   <tr><td>3 round 2</td><td></td><td></td><td>TooMany: Ada has 2 of 2 now</td></tr>
 *   <tr><td>4 delete</td><td>stays</td><td>deleted</td><td>deleted</td></tr>
 * </table>
 */
final class HoldRounds {

    /** The rows that a decision reads and changes, all in the caller's transaction. */
    interface Rows {

        /** Locks the buyers and counts the tickets each of them has; absent for none. */
        Map<Buyer, TicketCounts> lockAndCount(Set<Buyer> buyers);

        /** Writes reservations, except those whose key or reference is used, and tells which. */
        Written write(List<Placed> placed);

        /** Locks the stock of these ticket types, in the order of their ids. */
        void lock(List<Seats> seats);

        /** Takes the seats of each wish that fits, in the order of the wishes. */
        List<StockOutcome> hold(List<SeatWish> wishes);

        /** Deletes those of the reservations and of the answers to their requests that exist. */
        void delete(List<Placed> refused);
    }

    private sealed interface Decision {

        record Undecided() implements Decision {}

        record Decided(ReservationOutcome outcome) implements Decision {}
    }

    /** A wish and the decision about it. */
    private static final class Entry {

        private final HoldWish wish;
        private Decision decision = new Decision.Undecided();

        Entry(HoldWish wish) {
            this.wish = wish;
        }

        boolean isUndecided() {
            return decision instanceof Decision.Undecided;
        }

        void decide(ReservationOutcome outcome) {
            decision = new Decision.Decided(outcome);
        }

        ReservationOutcome outcome() {
            return switch (decision) {
                case Decision.Decided(ReservationOutcome outcome) -> outcome;
                case Decision.Undecided() ->
                        throw new IllegalStateException("a wish was left undecided");
            };
        }

        ReservationId id() {
            return wish.reservation().id();
        }
    }

    private final Rows rows;
    private final List<Entry> entries;
    private final Map<Buyer, TicketCounts> tickets = new HashMap<>();

    /** The buyers whose wishes together exceed a limit, so that each is decided after the other. */
    private final Set<Buyer> oneByOne = new HashSet<>();

    private HoldRounds(List<HoldWish> wishes, Rows rows) {
        this.rows = rows;
        this.entries = wishes.stream().map(Entry::new).toList();
    }

    /** Decides all wishes and returns one outcome for each, in their order. */
    static List<ReservationOutcome> decide(List<HoldWish> wishes, Rows rows) {
        return new HoldRounds(wishes, rows).outcomes();
    }

    private List<ReservationOutcome> outcomes() {
        countTickets();
        List<Entry> written = writeAll();
        List<Entry> round = nextRound();
        while (!round.isEmpty()) {
            hold(withinLimit(round));
            round = nextRound();
        }
        deleteRefused(written);
        freeReferences();
        return entries.stream().map(Entry::outcome).toList();
    }

    private void countTickets() {
        Set<Buyer> limited =
                entries.stream()
                        .map(entry -> entry.wish)
                        .filter(HoldWish::isLimited)
                        .map(HoldWish::buyer)
                        .collect(Collectors.toSet());
        if (!limited.isEmpty()) {
            tickets.putAll(rows.lockAndCount(limited));
            findOneByOne();
        }
    }

    private void findOneByOne() {
        Map<Buyer, TicketCounts> ifAllWereGranted = new HashMap<>(tickets);
        for (Entry entry : entries) {
            HoldWish wish = entry.wish;
            TicketCounts before = ifAllWereGranted.getOrDefault(wish.buyer(), TicketCounts.NONE);
            if (before.refuse(wish).isPresent()) {
                oneByOne.add(wish.buyer());
            }
            ifAllWereGranted.put(wish.buyer(), before.plus(wish.request()));
        }
    }

    /** Writes the reservations of the first round and of all later ones in one statement. */
    private List<Entry> writeAll() {
        List<Entry> first = withinLimit(nextRound());
        Set<Entry> later = undecided();
        first.forEach(later::remove);
        List<Entry> written = new ArrayList<>(first);
        written.addAll(later);
        write(written);
        if (!later.isEmpty()) {
            // All at once: each round alone would lock its rows in the order of the rounds.
            rows.lock(
                    undecided().stream()
                            .flatMap(entry -> entry.wish.request().seats().stream())
                            .toList());
        }
        return written;
    }

    /** The wishes that are still undecided, in arrival order. */
    private Set<Entry> undecided() {
        return entries.stream()
                .filter(Entry::isUndecided)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** All undecided wishes, but only one of each buyer whose wishes exceed a limit together. */
    private List<Entry> nextRound() {
        Set<Buyer> seen = new HashSet<>();
        return undecided().stream()
                .filter(entry ->
                        !oneByOne.contains(entry.wish.buyer()) || seen.add(entry.wish.buyer()))
                .toList();
    }

    /** The wishes that keep to the buyer's limits; the others are refused. */
    private List<Entry> withinLimit(List<Entry> round) {
        List<Entry> within = new ArrayList<>();
        for (Entry entry : round) {
            counts(entry.wish)
                    .refuse(entry.wish)
                    .ifPresentOrElse(entry::decide, () -> within.add(entry));
        }
        return within;
    }

    private TicketCounts counts(HoldWish wish) {
        return tickets.getOrDefault(wish.buyer(), TicketCounts.NONE);
    }

    private void write(List<Entry> wanted) {
        if (wanted.isEmpty()) {
            return;
        }
        Written written = rows.write(wanted.stream().map(entry -> entry.wish.placed()).toList());
        for (Entry entry : wanted) {
            if (written.referenceTaken().contains(entry.id())) {
                entry.decide(new ReservationOutcome.ReferenceTaken());
            } else if (!written.placed().contains(entry.id())) {
                entry.decide(new ReservationOutcome.KeyReused());
            }
        }
    }

    private void hold(List<Entry> round) {
        if (round.isEmpty()) {
            return;
        }
        List<StockOutcome> decided =
                rows.hold(round.stream().map(entry -> entry.wish.seats()).toList());
        for (int i = 0; i < decided.size(); i++) {
            Entry entry = round.get(i);
            entry.decide(
                    switch (decided.get(i)) {
                        case StockOutcome.Taken() -> held(entry.wish);
                        case StockOutcome.TooFew(var available) ->
                                new ReservationOutcome.SoldOut(available);
                        case StockOutcome.NotOnSale() -> new ReservationOutcome.NotOnSale();
                    });
        }
    }

    private ReservationOutcome held(HoldWish wish) {
        tickets.put(wish.buyer(), counts(wish).plus(wish.request()));
        return new ReservationOutcome.Held(wish.reservation());
    }

    /**
     * A wish may have been left out for the reference of another wish of the batch that is refused
     * in its turn. The reference is free then, so the wish may be repeated.
     */
    private void freeReferences() {
        Set<Reference> free =
                entries.stream()
                        .filter(entry -> !takes(entry.outcome()))
                        .flatMap(entry -> Stream.ofNullable(entry.wish.placed().reference()))
                        .collect(Collectors.toSet());
        for (Entry entry : entries) {
            if (entry.outcome() instanceof ReservationOutcome.ReferenceTaken
                    && free.contains(entry.wish.placed().reference())) {
                entry.decide(new ReservationOutcome.Busy());
            }
        }
    }

    private static boolean takes(ReservationOutcome outcome) {
        return outcome instanceof ReservationOutcome.Held
                || outcome instanceof ReservationOutcome.ReferenceTaken;
    }

    private void deleteRefused(List<Entry> written) {
        List<Placed> refused =
                written.stream()
                        .filter(entry -> !(entry.outcome() instanceof ReservationOutcome.Held))
                        .map(entry -> entry.wish.placed())
                        .toList();
        if (!refused.isEmpty()) {
            rows.delete(refused);
        }
    }
}

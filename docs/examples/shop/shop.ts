// A shop for the command line: shows what is on sale, reserves, orders, waits for the payment, shows the tickets.
//
//   USHER_TOKEN=… node out/shop/shop.js                      what is on sale
//   USHER_TOKEN=… node out/shop/shop.js "Winter Jazz" 2      two tickets for the first event found
import createClient from "openapi-fetch";
import { randomUUID } from "node:crypto";
import type { paths } from "../usher/schema.js";
import { commonRefusal, insist, type Refusal } from "../usher/refusals.js";

const token = process.env["USHER_TOKEN"] ?? "";
const usher = createClient<paths>({
  baseUrl: process.env["USHER_URL"] ?? "http://localhost:8080",
  headers: { Authorization: `Bearer ${token}` },
});

/** A refusal in the words of this shop; it ends the program. */
class Refused extends Error {}

function whyNotReserved(problem: Refusal<"/v1/reservations", "post">): string {
  switch (problem.code) {
    case "sold_out":
      return `Sold out: ${Object.values(problem.available).join(", ")} left.`;
    case "too_many_tickets":
      return `One buyer can have ${problem.allowed} of these.`;
    case "sales_closed":
      return "These tickets are not on sale now.";
    case "event_not_on_sale":
      return "This event is not on sale.";
    case "account_suspended":
      return "This account must not buy. Please ask the people who run the shop.";
    case "external_reference_taken":
      return "This cart was sent before. Please look at your orders.";
    default:
      return commonRefusal(problem);
  }
}

function whyNotOrdered(problem: Refusal<"/v1/orders", "post">): string {
  switch (problem.code) {
    case "reservation_not_held":
      return "The seats were held for ten minutes, and those are over. Please choose again.";
    case "event_not_on_sale":
      return "This event is not on sale any more.";
    case "account_suspended":
      return "This account must not buy. Please ask the people who run the shop.";
    case "payment_provider_busy":
    case "payment_provider_unavailable":
    case "reservations_unavailable":
      return "Payments do not work just now. Your seats are held; please try again.";
    case "too_many_declines":
      return problem.detail;
    case "external_reference_taken":
      return "This cart was sent before. Please look at your orders.";
    default:
      return commonRefusal(problem);
  }
}

function money({ amount, currency }: { amount: number; currency: string }): string {
  const format = new Intl.NumberFormat("en", { style: "currency", currency });
  return format.format(amount / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2));
}

async function find(query: { q?: string; cursor?: string }) {
  const { data, error } = await insist(() => usher.GET("/v1/events", { params: { query } }));
  if (error) {
    throw new Refused(`The list of events can't be shown: ${error.title}`);
  }
  return data;
}

/** All events, page by page; the next page is asked for when the last one has been used. */
async function* allEvents() {
  let query = {};
  for (;;) {
    const { items, nextCursor } = await find(query);
    yield* items;
    if (nextCursor === null) {
      return;
    }
    query = { cursor: nextCursor };
  }
}

async function reserve(eventId: string, ticketTypeId: string, quantity: number) {
  // One key for one basket: a repeated call reserves nothing twice.
  const params = { header: { "Idempotency-Key": randomUUID() } };
  const body = { eventId, items: [{ ticketTypeId, quantity }] };
  const { data, error } = await insist(() => usher.POST("/v1/reservations", { params, body }));
  if (error) {
    throw new Refused(whyNotReserved(error));
  }
  return data;
}

async function order(reservationId: string) {
  const { data, error } = await insist(() => usher.POST("/v1/orders", { body: { reservationId } }));
  if (error) {
    throw new Refused(whyNotOrdered(error));
  }
  return data;
}

/** Waits until the order needs nothing more: its tickets exist, or there will be none. */
async function settled(id: string) {
  for (;;) {
    const params = { path: { id }, header: { Prefer: "wait=20" } };
    const { data, error } = await insist(() => usher.GET("/v1/orders/{id}", { params }));
    if (error) {
      throw new Refused(`The order can't be shown: ${error.title}`);
    }
    if (data.status !== "PENDING_PAYMENT" && data.status !== "PAID") {
      return data;
    }
  }
}

async function buy(words: string, quantity: number): Promise<void> {
  const [event] = (await find({ q: words })).items;
  const type = event?.ticketTypes[0];
  if (event === undefined || type === undefined) {
    throw new Refused(`Nothing is on sale for "${words}".`);
  }
  const reservation = await reserve(event.id, type.id, quantity);
  console.log(`Held: ${quantity} × ${type.name}, ${event.title}, ${money(reservation.total)}`);
  const opened = await order(reservation.id);
  if (opened.checkoutUrl !== null) {
    console.log(`Pay at ${opened.checkoutUrl}`);
  }
  const { status } = await settled(opened.id);
  if (status !== "FULFILLED") {
    throw new Refused(`There are no tickets: the order is ${status}.`);
  }
  const { data, error } = await insist(() =>
    usher.GET("/v1/tickets", { params: { query: { orderId: opened.id } } }),
  );
  if (error) {
    throw new Refused(`The tickets can't be shown: ${error.title}`);
  }
  for (const ticket of data.items) {
    console.log(`Ticket ${ticket.code}: ${ticket.credential}`);
  }
}

async function showList(): Promise<void> {
  for await (const event of allEvents()) {
    const prices = event.ticketTypes.map((type) => `${type.name} ${money(type.price)}`);
    console.log(`${event.startsAt}  ${event.title}, ${event.location.name}: ${prices.join(", ")}`);
  }
}

const [words, quantity] = process.argv.slice(2);
try {
  await (words === undefined ? showList() : buy(words, Number(quantity ?? 1)));
} catch (problem) {
  if (!(problem instanceof Refused)) {
    throw problem;
  }
  console.error(problem.message);
  process.exitCode = 1;
}

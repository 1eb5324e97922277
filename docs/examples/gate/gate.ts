// A gate for the command line: reads one ticket a line, as a hand scanner types them, and says whom to let in.
//
//   USHER_TOKEN=… node out/gate/gate.js                       the events for which this account may scan
//   USHER_TOKEN=… node out/gate/gate.js EVENT_ID North        scans at the gate North
import createClient from "openapi-fetch";
import { randomUUID } from "node:crypto";
import { createInterface } from "node:readline";
import type { paths } from "../usher/schema.js";
import { commonRefusal, insist, newerThanThis, type Refusal } from "../usher/refusals.js";

const usher = createClient<paths>({
  baseUrl: process.env["USHER_URL"] ?? "http://localhost:8080",
  headers: { Authorization: `Bearer ${process.env["USHER_TOKEN"] ?? ""}` },
});

type Scan = paths["/v1/scans"]["post"];
type Decision = Scan["responses"][200]["content"]["application/json"];

function red(decision: Decision): string {
  switch (decision.reason) {
    case "OK":
      return "not admitted";
    case "ALREADY_ADMITTED":
      return `came in before, at ${decision.firstScan?.gate ?? "another gate"}, ${decision.firstScan?.at}`;
    case "NOT_INSIDE":
      return "is not inside";
    case "WRONG_EVENT":
      return "is for another event";
    case "CANCELLED":
      return "was cancelled";
    case "SUPERSEDED":
      return "was replaced by a newer one";
    case "TOO_EARLY":
      return "doors are not open yet";
    case "EVENT_ENDED":
      return "the event is over";
    case "UNKNOWN_TICKET":
      return "is not known";
    case "MALFORMED":
    case "BAD_SIGNATURE":
      return "is not one of our tickets";
    default:
      // A reason that is newer than this program refuses like every other one.
      return newerThanThis(decision.reason, `is refused: ${decision.reason}`);
  }
}

function whyNotDecided(problem: Refusal<"/v1/scans", "post">): string {
  switch (problem.code) {
    case "ticket_not_learnt":
      return "This ticket was sold a moment ago. Please scan it again.";
    case "scan_id_reused":
      return `This program made a mistake: ${problem.title} (${problem.traceId}).`;
    case "forbidden":
      return "This account is not named for the event. Please ask the organizer.";
    default:
      return commonRefusal(problem);
  }
}

async function decide(eventId: string, gate: string, presented: string): Promise<string> {
  // A new scanId for each presentation; `insist` repeats it unchanged, so it counts once.
  const scan = { scanId: randomUUID(), eventId, gate, direction: "ENTRY" as const };
  const body = presented.startsWith("TKT1") ? { ...scan, credential: presented } : { ...scan, code: presented };
  const { data, error } = await insist(() => usher.POST("/v1/scans", { body }));
  if (error) {
    return `ASK    ${whyNotDecided(error)}`;
  }
  return data.result === "ADMITTED"
    ? `GREEN  ${data.ticket?.ticketTypeName ?? ""} ${data.ticket?.holderName ?? ""}`.trimEnd()
    : `RED    ${red(data)}`;
}

async function showGates(): Promise<void> {
  const { data, error } = await insist(() => usher.GET("/v1/me/gates"));
  if (error) {
    throw new Error(error.title);
  }
  for (const gate of data.items) {
    console.log(`${gate.eventId}  ${gate.title}, doors ${gate.opensAt} to ${gate.closesAt}`);
  }
}

const [eventId, gate] = process.argv.slice(2);
if (eventId === undefined) {
  await showGates();
} else {
  for await (const line of createInterface({ input: process.stdin })) {
    if (line.trim() !== "") {
      console.log(await decide(eventId, gate ?? "Main", line.trim()));
    }
  }
}

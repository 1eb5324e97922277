// What the shop and the gate share: the refusals of an operation as a type, and what is said about those
// that every operation has. All of it comes from schema.d.ts, which `npm run types` makes from the document.
import type { paths } from "./schema.js";

type ProblemOf<Answer> = Answer extends { content: { "application/problem+json": infer Problem } } ? Problem : never;

type RefusalsOf<Operation> = Operation extends { responses: infer Answers }
  ? { [Status in keyof Answers]: ProblemOf<Answers[Status]> }[keyof Answers]
  : never;

/** The refusals of one operation: a union whose members differ in `code`. */
export type Refusal<Path extends keyof paths, Method extends keyof paths[Path]> = RefusalsOf<paths[Path][Method]>;

type CodeOf<Problem> = Problem extends { code: infer Code } ? Code : never;

/** Every code in the document. */
type Code = {
  [Path in keyof paths]: { [Method in keyof paths[Path]]: CodeOf<RefusalsOf<paths[Path][Method]>> }[keyof paths[Path]];
}[keyof paths];

type Known<Each extends Code> = Each;

/** The codes that have nothing to do with what an operation is about. */
export type CommonCode = Known<
  | "bad_gateway"
  | "forbidden"
  | "gateway_timeout"
  | "headers_too_large"
  | "idempotency_in_progress"
  | "idempotency_key_reused"
  | "internal_error"
  | "invalid_request"
  | "not_found"
  | "origin_not_allowed"
  | "payload_too_large"
  | "rate_limited"
  | "request_timeout"
  | "service_unavailable"
  | "unauthenticated"
  | "unsupported_media_type"
  | "uri_too_long"
>;

/** Tells a person about a refusal that every operation may have. */
export function commonRefusal(problem: { code: CommonCode; title: string; traceId?: string }): string {
  switch (problem.code) {
    case "unauthenticated":
      return "Please sign in again.";
    case "forbidden":
      return "This account must not do that.";
    case "not_found":
      return "There is no such thing any more.";
    case "rate_limited":
    case "request_timeout":
    case "service_unavailable":
      return "That took too long. Please try again in a minute.";
    case "bad_gateway":
    case "gateway_timeout":
    case "idempotency_in_progress":
    case "internal_error":
      return `It is unknown whether that worked. Please look again in a minute (${problem.traceId}).`;
    case "headers_too_large":
    case "idempotency_key_reused":
    case "invalid_request":
    case "origin_not_allowed":
    case "payload_too_large":
    case "unsupported_media_type":
    case "uri_too_long":
      return `This program made a mistake: ${problem.title} (${problem.traceId}).`;
    default:
      return newerThanThis(problem.code, `${problem.title} (${problem.traceId})`);
  }
}

/**
 * Returns the text for a value that is newer than this program. The compiler lets no value through to here that the
 * document knows, so a `switch` that forgets one does not compile.
 */
export function newerThanThis(_value: never, text: string): string {
  return text;
}

/** The longest wait before a call is repeated, in seconds: after too many declined cards it would be hours. */
const PATIENCE = 60;

/** Repeats a call while its answer says when to come again: `Retry-After` means that it was not decided. */
export async function insist<Answer extends { response: Response }>(call: () => Promise<Answer>): Promise<Answer> {
  for (let tries = 1; ; tries++) {
    const answer = await call();
    const seconds = Number(answer.response.headers.get("Retry-After") ?? 0);
    if (seconds === 0 || seconds > PATIENCE || tries === 5) {
      return answer;
    }
    await new Promise((resume) => setTimeout(resume, seconds * 1000));
  }
}

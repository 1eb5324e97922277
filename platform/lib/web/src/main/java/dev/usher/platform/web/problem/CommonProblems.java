package dev.usher.platform.web.problem;

import java.time.Duration;
import java.util.List;

/** The problems that any call can answer with. */
public final class CommonProblems {

    private static final String UNAVAILABLE_TEXT =
            "A service this call depends on is unavailable; retry after `Retry-After` seconds.";

    public static final ProblemType INVALID_REQUEST =
            new ProblemType(
                            "invalid_request",
                            400,
                            "Invalid request",
                            "The request is malformed or a field of it breaks a rule. Every violation is"
                                    + " listed in `errors` with a JSON pointer; nothing was changed. Correct"
                                    + " the request and send it again, with a new Idempotency-Key if you use"
                                    + " one.")
                    .example("/v1/me/events", "limit must be from 1 to 100")
                    .with(
                            ProblemMember.of(
                                            "errors",
                                            """
                                            {"type": "array", "minItems": 1, "maxItems": 100,
                                             "description": "The rules that the request breaks; absent if the request is not HTTP. At most the first 100.",
                                             "items": {"$ref": "#/components/schemas/Violation"}}
                                            """,
                                            """
                                            [{"pointer": "/limit", "code": "out_of_range",
                                              "detail": "limit must be from 1 to 100"}]
                                            """)
                                    .optional());

    public static final ProblemType INVALID_CURSOR =
            new ProblemType(
                            "invalid_cursor",
                            400,
                            "Invalid cursor",
                            "The `cursor` is not one of this list. Cursors are opaque: pass `nextCursor` of"
                                    + " the previous page unchanged, or start again without one.")
                    .example("/v1/events", "The cursor was not made by this list.");

    public static final ProblemType UNAUTHENTICATED =
            new ProblemType(
                            "unauthenticated",
                            401,
                            "Not signed in",
                            "The call needs an access token, but it has none, or the token is expired,"
                                    + " malformed or not meant for this API. Get a new token from the issuer"
                                    + " and send it as `Authorization: Bearer …`.")
                    .example("/v1/me/events", "The call needs a token.");

    public static final ProblemType FORBIDDEN =
            new ProblemType(
                            "forbidden",
                            403,
                            "Not allowed",
                            "The token is valid, but its owner must not make this call: a role or scope is"
                                    + " missing, which an administrator grants, or the call is for the"
                                    + " organizer of the event, its named gate staff, or the holder of the"
                                    + " ticket. `detail` says which; repeating the call does not help.")
                    .example("/v1/events", "The call needs the role organizer.");

    public static final ProblemType NOT_FOUND =
            new ProblemType(
                            "not_found",
                            404,
                            "Not found",
                            "There is no such resource or call, or it belongs to another account. With"
                                    + " `Retry-After: 1` the resource may be so new that the service does"
                                    + " not know it yet: repeat the call.")
                    .example(
                            "/v1/events/019a1f5e-8f0f-7d21-8c44-5b1f0a9e3d77",
                            "There is no such resource.");

    public static final ProblemType METHOD_NOT_ALLOWED =
            new ProblemType(
                            "method_not_allowed",
                            405,
                            "Method not allowed",
                            "The resource exists, but not with this method. The `Allow` header names its"
                                    + " methods.")
                    .example(
                            "/v1/events",
                            "The method of this call must be one of those in `Allow`.");

    public static final ProblemType NOT_ACCEPTABLE =
            new ProblemType(
                            "not_acceptable",
                            406,
                            "Not acceptable",
                            "The answer is an image or a document, and `Accept` does not allow its media"
                                    + " type. All other calls answer in their one media type whatever"
                                    + " `Accept` says.")
                    .example(
                            "/v1/tickets/019a1f63-5d0e-7f4b-9c66-8a7b6c5d4e3f/qr.png",
                            "The answer is an image of another media type.");

    public static final ProblemType VERSION_CONFLICT =
            new ProblemType(
                            "version_conflict",
                            412,
                            "Changed meanwhile",
                            "`If-Match` names a version that is no longer the current one. Read the resource"
                                    + " again, apply the change to its current state, and send its new `ETag`.")
                    .example(
                            "/v1/events/019a1f5e-8f0f-7d21-8c44-5b1f0a9e3d77",
                            "The resource is now at version \"4\", not \"3\".");

    public static final ProblemType PAYLOAD_TOO_LARGE =
            new ProblemType(
                            "payload_too_large",
                            413,
                            "Body too large",
                            "The body is larger than the limit of this call. The limits are 256 KB for"
                                    + " events and 64 KB for all other calls.")
                    .example("/v1/events", "The body of this call must not exceed 262144 bytes.");

    public static final ProblemType UNSUPPORTED_MEDIA_TYPE =
            new ProblemType(
                            "unsupported_media_type",
                            415,
                            "Unsupported media type",
                            "The call does not read the body's media type. Send JSON with `Content-Type:"
                                    + " application/json` (merge patches also with"
                                    + " `application/merge-patch+json`).")
                    .example("/v1/events", "Unsupported media type.");

    public static final ProblemType IDEMPOTENCY_KEY_REUSED =
            new ProblemType(
                            "idempotency_key_reused",
                            422,
                            "Idempotency key reused",
                            "This `Idempotency-Key` was already used for another request. Use one key per"
                                    + " intention, and the very same request when repeating it.")
                    .example("/v1/events", "This key was used for another request.");

    public static final ProblemType IDEMPOTENCY_IN_PROGRESS =
            new ProblemType(
                            "idempotency_in_progress",
                            409,
                            "Still in progress",
                            "The first request with this `Idempotency-Key` is still running. Repeat it after"
                                    + " `Retry-After` seconds to get its answer.")
                    .example("/v1/events", "The first request with this key is still running.");

    public static final ProblemType RATE_LIMITED =
            new ProblemType(
                            "rate_limited",
                            429,
                            "Too many requests",
                            "The caller exceeds the rate limit of this call. Wait `Retry-After` seconds; the"
                                    + " `RateLimit-*` headers of every answer show how much is left.")
                    .example(
                            "/v1/events",
                            "The rate limit of this call must not be exceeded; retry after `Retry-After` seconds.");

    public static final ProblemType INTERNAL_ERROR =
            new ProblemType(
                            "internal_error",
                            500,
                            "Internal error",
                            "The service failed. Repeat the call with the same `Idempotency-Key`; if it fails"
                                    + " again, report the `traceId`.")
                    .example("/v1/events", "The service failed; the failure was logged.");

    public static final ProblemType BAD_GATEWAY =
            new ProblemType(
                            "bad_gateway",
                            502,
                            "Bad gateway",
                            "The service behind this call broke off its answer. The effect of the call is"
                                    + " unknown: repeat it with the same `Idempotency-Key`.")
                    .example(
                            "/v1/events",
                            "The service behind this call closed the connection before it had answered.");

    public static final ProblemType UNAVAILABLE =
            new ProblemType("service_unavailable", 503, "Service unavailable", UNAVAILABLE_TEXT)
                    .example("/v1/events", UNAVAILABLE_TEXT);

    public static final ProblemType GATEWAY_TIMEOUT =
            new ProblemType(
                            "gateway_timeout",
                            504,
                            "Gateway timeout",
                            "The service behind this call did not answer in time. The effect of the call is"
                                    + " unknown: repeat it with the same `Idempotency-Key`.")
                    .example("/v1/events", "The service behind this call did not answer in time.");

    private static final List<ProblemType> ALL =
            List.of(
                    INVALID_REQUEST,
                    INVALID_CURSOR,
                    UNAUTHENTICATED,
                    FORBIDDEN,
                    NOT_FOUND,
                    METHOD_NOT_ALLOWED,
                    NOT_ACCEPTABLE,
                    IDEMPOTENCY_IN_PROGRESS,
                    VERSION_CONFLICT,
                    PAYLOAD_TOO_LARGE,
                    UNSUPPORTED_MEDIA_TYPE,
                    IDEMPOTENCY_KEY_REUSED,
                    RATE_LIMITED,
                    INTERNAL_ERROR,
                    BAD_GATEWAY,
                    UNAVAILABLE,
                    GATEWAY_TIMEOUT);

    private static final Duration SOON = Duration.ofSeconds(1);

    private CommonProblems() {}

    /** Returns all common problems, ordered by status. */
    public static List<ProblemType> all() {
        return ALL;
    }

    /** Returns the plain 404. A foreign resource and a missing one get the same text. */
    public static ProblemException notFound() {
        return new ProblemException(NOT_FOUND, "There is no such resource.");
    }

    /** Returns the 404 of a service that may not know a new resource yet. */
    public static ProblemException notKnownYet() {
        return new ProblemException(
                        NOT_FOUND,
                        "There is no such resource, or the service does not know it yet.")
                .retryAfter(SOON);
    }

    /** Returns the 503 for a service or database that this call needs and that does not answer. */
    public static ProblemException unavailable() {
        return unavailable(UNAVAILABLE_TEXT);
    }

    /** Returns a 503 with a detail of its own, which must not contain an exception's text. */
    public static ProblemException unavailable(String detail) {
        return new ProblemException(UNAVAILABLE, detail).retryAfter(SOON);
    }
}

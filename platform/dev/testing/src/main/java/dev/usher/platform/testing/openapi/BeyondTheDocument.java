package dev.usher.platform.testing.openapi;

/**
 * The only answers that no document describes, because they belong to no operation. A problem among
 * them must have the form of every problem.
 */
enum BeyondTheDocument {

    /** Pages, probes and calls between services are not part of the public API. */
    NOT_OF_THE_API {
        @Override
        boolean covers(OpenApi api, Answer answer) {
            return !answer.path().startsWith("/v1/") || answer.path().equals("/v1/openapi.json");
        }
    },

    /**
     * The pages to which Stripe sends a browser back; people see them, programs don't call them.
     */
    PAGE_AFTER_PAYING {
        @Override
        boolean covers(OpenApi api, Answer answer) {
            return answer.path().startsWith("/v1/checkout/")
                    && (answer.mediaType().equals("text/html") || REFUSED.covers(api, answer));
        }
    },

    /** Stripe's own call, which consumers must not make, is left out of the merged document. */
    WEBHOOK {
        @Override
        boolean covers(OpenApi api, Answer answer) {
            return answer.path().startsWith("/v1/webhooks/");
        }
    },

    /** A browser asks before a call of another origin whether it may make it. */
    PREFLIGHT {
        @Override
        boolean covers(OpenApi api, Answer answer) {
            return answer.method().equals("OPTIONS") && answer.status() < 500;
        }
    },

    /** A document lists the methods that exist; the others are a 405 that names those. */
    OTHER_METHOD {
        @Override
        boolean covers(OpenApi api, Answer answer) {
            return api.hasPath(answer.path())
                    && answer.isProblem()
                    && answer.status() == 405
                    && answer.headers().firstValue("Allow").isPresent();
        }
    },

    /** A document lists the addresses that exist; any other is refused. */
    REFUSED {
        @Override
        boolean covers(OpenApi api, Answer answer) {
            boolean refused =
                    switch (answer.status()) {
                        // Malformed, without a valid token, from a page of an origin that may not
                        // call, unknown, too slow, too long, or over its limits.
                        case 400, 401, 403, 404, 405, 408, 413, 414, 415, 429, 431, 503 -> true;
                        default -> false;
                    };
            return refused && (answer.isProblem() || answer.method().equals("HEAD"));
        }
    };

    /** Tells whether this is the reason that no operation describes the answer. */
    abstract boolean covers(OpenApi api, Answer answer);
}

package dev.usher.gateway.docs;

import dev.usher.platform.web.problem.ProblemType;
import java.util.List;

/**
 * The merged document as it is sent, and the problems it lists.
 *
 * @param complete whether all services had described themselves
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record OpenApiDocument(byte[] json, String etag, List<ProblemType> problems, boolean complete) {}

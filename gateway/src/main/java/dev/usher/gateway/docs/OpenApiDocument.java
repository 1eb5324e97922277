package dev.usher.gateway.docs;

import dev.usher.platform.web.problem.ProblemType;
import java.util.List;

/**
 * The merged document in the form in which it is sent, and the problems it lists.
 *
 * @param complete true if it contains the documents of all services
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record OpenApiDocument(byte[] json, String etag, List<ProblemType> problems, boolean complete) {}

package dev.usher.platform.web.security;

import java.util.List;

/** Lists the calls of a feature that need no token, as a bean. All other calls need one. */
@FunctionalInterface
public interface OpenEndpoints {

    List<OpenEndpoint> openEndpoints();
}

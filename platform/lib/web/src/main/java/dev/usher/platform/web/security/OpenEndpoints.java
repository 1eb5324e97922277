package dev.usher.platform.web.security;

import java.util.List;

/** What anonymous callers may reach; a bean per feature. Everything else needs a token. */
@FunctionalInterface
public interface OpenEndpoints {

    List<OpenEndpoint> openEndpoints();
}

package dev.usher.platform.database.migration;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * The connection as the owner of the schema. It has none of the time limits of a request: a
 * migration lasts as long as its data is large.
 */
record OwnerConnection(String url, String username, String password) {

    private static final String APPLICATION = "ApplicationName=";

    /** Takes what is not set from the connection of the service. */
    static OwnerConnection of(MigrationSettings settings, Environment service) {
        String url = settings.url();
        String username = settings.username();
        return new OwnerConnection(
                withoutLimits(
                        url == null ? service.getRequiredProperty("spring.datasource.url") : url),
                username == null
                        ? service.getRequiredProperty("spring.datasource.username")
                        : username,
                username == null
                        ? service.getProperty("spring.datasource.password", "")
                        : settings.password());
    }

    /** Removes the limit of a read, and names the session so that an operator can tell it apart. */
    static String withoutLimits(String url) {
        int question = url.indexOf('?');
        if (question < 0) {
            return url;
        }
        String parameters =
                Stream.of(url.substring(question + 1).split("&", -1))
                        .filter(each -> !each.startsWith("socketTimeout="))
                        .map(each -> each.startsWith(APPLICATION) ? each + "-migration" : each)
                        .collect(Collectors.joining("&"));
        return url.substring(0, question + 1) + parameters;
    }

    DataSource dataSource() {
        return new DriverManagerDataSource(url, username, password);
    }
}

package dev.usher.event.suspension;

import dev.usher.platform.time.Periodic;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

@Configuration(proxyBeanMethods = false)
class SuspensionConfiguration {

    @Bean
    Periodic suspendedAccountsPolling(SuspendedAccounts accounts, SuspensionSettings settings) {
        return Periodic.every(
                "suspended-accounts", settings.pollInterval(), accounts::refreshIfUsed);
    }

    @Bean
    WebMvcConfigurer suspendedCallersRefused(SuspendedCallers callers) {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(callers);
            }
        };
    }
}

package dev.usher.platform.web;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of every process that serves HTTP.
 *
 * @param publicUrl the address at which consumers reach the API; problem types are pages below it
 */
@ConfigurationProperties("usher")
public record WebSettings(@DefaultValue("http://localhost:8080") String publicUrl) {}

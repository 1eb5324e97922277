/** Brings the platform's HTTP manners to Spring MVC. */
@NullMarked
package dev.usher.platform.web.servlet;

import org.jspecify.annotations.NullMarked;

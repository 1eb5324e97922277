/** Applies the shared HTTP behaviour to Spring MVC: problems, strict JSON, tokens, traces. */
@NullMarked
package dev.usher.platform.web.servlet;

import org.jspecify.annotations.NullMarked;

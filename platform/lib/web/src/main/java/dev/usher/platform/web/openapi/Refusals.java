package dev.usher.platform.web.openapi;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names the problems of its own that a call of an {@code …Api} interface may be refused with; on
 * the interface, those of all its calls. The codes must be those of the service's problem catalogs
 * or of {@link dev.usher.platform.web.problem.CommonProblems}.
 *
 * <p>What follows from the form of a call is added without being named: malformed input, a missing
 * token, a missing role, an unknown id in the path, idempotency keys, stale versions, the size and
 * media type of a body. A call that has no other refusals has an annotation without codes.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Refusals {

    /** The codes of problems. */
    String[] value() default {};

    /** The realm role that the call needs; none if empty. */
    String role() default "";
}

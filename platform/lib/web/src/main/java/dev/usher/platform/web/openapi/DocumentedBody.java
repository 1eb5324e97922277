package dev.usher.platform.web.openapi;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a record that documents a request body, or an object inside one. A component that is
 * {@code @Nullable} may be left out or null; all others are required. A record without this
 * annotation documents an answer, in which every member is sent.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface DocumentedBody {

    /** True for a merge patch (RFC 7396), in which every member may be left out. */
    boolean patch() default false;
}

package dev.usher.platform.web.openapi;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Documents the limits of an object whose keys the caller chooses, each with a text. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface MapOfTexts {

    /** The most keys; 0 where the schema states none, as in a patch, which may remove others. */
    int most() default 0;

    int longestKey();

    int longestText();
}

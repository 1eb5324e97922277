/** Where the instances of a service are, for those who call it. */
@NullMarked
package dev.usher.platform.web.instances;

import org.jspecify.annotations.NullMarked;

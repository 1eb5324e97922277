/** What every HTTP face of the suite shares. */
@NullMarked
package dev.usher.platform.web;

import org.jspecify.annotations.NullMarked;

/**
 * What surrounds every page: who looks at it, what they may do, in which language and colours, and
 * the frame in which it is drawn.
 *
 * <p>Start at {@link dev.cuepost.console.frame.Gate}, through which every request goes, and {@link
 * dev.cuepost.console.frame.Visit}, what a page is told of its visitor.
 */
@NullMarked
package dev.cuepost.console.frame;

import org.jspecify.annotations.NullMarked;

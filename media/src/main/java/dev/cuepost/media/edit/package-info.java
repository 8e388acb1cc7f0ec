/**
 * From Timeline to render plan, without touching a file: {@code Timeline} JSON is read, resolved to
 * absolute intervals on layers, and planned as the words of an FFmpeg command.
 *
 * <p>Everything here is a pure function over data; running the plan is {@code media.render}'s job.
 */
@NullMarked
package dev.cuepost.media.edit;

import org.jspecify.annotations.NullMarked;

/**
 * Templates of media processing: what a job takes for granted unless it says otherwise.
 *
 * <p>Start at {@link dev.cuepost.media.process.template.Templates}. {@link
 * dev.cuepost.media.process.template.SystemTemplates} has the built-in ones, the rest are rows of
 * an account in a region.
 */
@NullMarked
package dev.cuepost.media.process.template;

import org.jspecify.annotations.NullMarked;

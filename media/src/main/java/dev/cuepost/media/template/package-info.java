/**
 * Timelines with holes, which are filled for each job.
 *
 * <p>Start at {@link dev.cuepost.media.template.TimelineTemplate}, pure: from two JSON texts to a
 * third. {@link dev.cuepost.media.template.EditingTemplates} keeps them as rows.
 */
@NullMarked
package dev.cuepost.media.template;

import org.jspecify.annotations.NullMarked;

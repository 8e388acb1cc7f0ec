/**
 * Editing projects: timelines that users keep, and those that jobs were submitted with.
 *
 * <p>Start at {@link dev.cuepost.media.project.Projects}. What jobs write about them, in their own
 * transactions, goes by {@link dev.cuepost.media.project.ProjectRows}.
 */
@NullMarked
package dev.cuepost.media.project;

import org.jspecify.annotations.NullMarked;

/**
 * Play addresses of videos that a CDN shall fetch anew or beforehand. As nothing is cached between
 * this server and its players, that is done once it is written down; programs that wait for the
 * event hear it. Start at {@link dev.cuepost.media.refresh.Refreshes}.
 */
@NullMarked
package dev.cuepost.media.refresh;

import org.jspecify.annotations.NullMarked;

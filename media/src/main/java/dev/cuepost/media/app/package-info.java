/**
 * The applications among which an account of VOD may share out its media and settings. Start at
 * {@link dev.cuepost.media.app.Apps}. Nothing here knows what belongs to them.
 */
@NullMarked
package dev.cuepost.media.app;

import org.jspecify.annotations.NullMarked;

/**
 * HLS renditions that are finished, joined by a master playlist.
 *
 * <p>Start at {@link dev.cuepost.media.process.packaging.Packaging}, which looks at media playlists
 * and segments that are local files. Reading a playlist, counting its bit rates, spelling codecs
 * and writing the master is pure. Nothing here knows jobs or stores, and nothing that a playlist
 * names is opened but plain files beside it.
 */
@NullMarked
package dev.cuepost.media.process.packaging;

import org.jspecify.annotations.NullMarked;

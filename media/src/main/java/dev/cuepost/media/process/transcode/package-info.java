/**
 * Transcoding: from local files and a configuration to local files, by FFmpeg.
 *
 * <p>Start at {@link dev.cuepost.media.process.transcode.Transcoding}. What FFmpeg is told is
 * decided by {@code TranscodePlanner}, which knows no file system and no process; where something
 * about the sound or the picture must be measured first, it is asked a second time with the
 * figures. Everything is made in a directory of its own and moved beside it once it was looked at.
 */
@NullMarked
package dev.cuepost.media.process.transcode;

import org.jspecify.annotations.NullMarked;

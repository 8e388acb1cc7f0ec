/**
 * Files of assets that the server fetches itself, from URLs that users name.
 *
 * <p>Start at {@link dev.cuepost.media.pull.Pulls}, which users see, and {@link
 * dev.cuepost.media.pull.PullWork}, which does it. A pull is a row: what has come of its file lies
 * in a directory under the name of the job, and the row says how much of it can be trusted, so that
 * neither a broken connection nor a crash begins it anew. It knows nothing of what is in the file.
 */
@NullMarked
package dev.cuepost.media.pull;

import org.jspecify.annotations.NullMarked;

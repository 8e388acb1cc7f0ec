/**
 * {@code cuepost media}: assets of IMS, and files on their way in and out.
 *
 * <p>Start at {@link dev.cuepost.cli.media.MediaCommand}.
 */
@NullMarked
package dev.cuepost.cli.media;

import org.jspecify.annotations.NullMarked;

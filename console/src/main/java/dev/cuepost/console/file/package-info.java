/**
 * Files in the account's buckets, as pages show and play them: at addresses of the console itself,
 * for who is signed in, so that no page has to name another server.
 *
 * <p>Start at {@link dev.cuepost.console.file.FileLinks}.
 */
@NullMarked
package dev.cuepost.console.file;

import org.jspecify.annotations.NullMarked;

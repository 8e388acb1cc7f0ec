/**
 * A client of the object storage protocol, for uploads.
 *
 * <p>Start at {@link dev.cuepost.cli.oss.ObjectClient}; {@link dev.cuepost.cli.oss.ObjectUpload}
 * sends a file in parts and goes on where an earlier attempt broke off.
 */
@NullMarked
package dev.cuepost.cli.oss;

import org.jspecify.annotations.NullMarked;

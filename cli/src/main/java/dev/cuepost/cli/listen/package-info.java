/**
 * {@code cuepost listen}: a receiver of callbacks for those who write one.
 *
 * <p>Start at {@link dev.cuepost.cli.listen.Listen}. {@link dev.cuepost.cli.listen.Verification}
 * judges a request and names the cause when its signature does not fit; it is pure.
 */
@NullMarked
package dev.cuepost.cli.listen;

import org.jspecify.annotations.NullMarked;

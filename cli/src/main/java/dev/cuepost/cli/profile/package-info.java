/**
 * {@code cuepost profile}: servers by name, for those who use several.
 *
 * <p>Start at {@link dev.cuepost.cli.profile.ProfileCommand}.
 */
@NullMarked
package dev.cuepost.cli.profile;

import org.jspecify.annotations.NullMarked;

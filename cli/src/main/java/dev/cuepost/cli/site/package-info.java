/**
 * Servers that commands speak to, and where their names and keys are kept.
 *
 * <p>Start at {@link dev.cuepost.cli.site.Site}; {@link dev.cuepost.cli.site.Profiles} keeps named
 * ones in a file.
 */
@NullMarked
package dev.cuepost.cli.site;

import org.jspecify.annotations.NullMarked;

/**
 * The console: pages that the server renders, on {@code /console}. They work without script; script
 * makes them live.
 *
 * <p>Start at {@link dev.cuepost.console.ConsoleRoutes}, the list of all addresses. {@code frame}
 * is what surrounds every page, {@code http} the way in and out, and there is a package for what
 * each group of pages is about. Templates lie in {@code src/main/jte}. No rule of the domain is
 * here, and no SQL.
 */
@NullMarked
package dev.cuepost.console;

import org.jspecify.annotations.NullMarked;

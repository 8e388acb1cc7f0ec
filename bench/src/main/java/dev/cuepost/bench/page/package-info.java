/**
 * How large the console's pages are and how long they take, with much in store.
 *
 * <p>Start at {@link dev.cuepost.bench.page.PagesBench}. {@link dev.cuepost.bench.page.Stock} fills
 * the tables of a server that is stopped, {@link dev.cuepost.bench.page.Visitor} is the browser.
 */
@NullMarked
package dev.cuepost.bench.page;

import org.jspecify.annotations.NullMarked;

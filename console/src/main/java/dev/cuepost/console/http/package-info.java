/**
 * Requests, answers and files over HTTP, as the console sees them.
 *
 * <p>Nothing here knows who asks or what a page is about.
 */
@NullMarked
package dev.cuepost.console.http;

import org.jspecify.annotations.NullMarked;

/** The first page: how things stand in a region, and what needs somebody. */
@NullMarked
package dev.cuepost.console.overview;

import org.jspecify.annotations.NullMarked;

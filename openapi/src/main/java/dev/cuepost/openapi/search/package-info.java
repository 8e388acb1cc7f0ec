/**
 * What the search operations of all products have in common. Start at {@link
 * dev.cuepost.openapi.search.Searches}.
 */
@NullMarked
package dev.cuepost.openapi.search;

import org.jspecify.annotations.NullMarked;

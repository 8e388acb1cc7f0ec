/**
 * The operations on categories, which are the same in all products that have them. Start at {@link
 * dev.cuepost.openapi.category.CategoryActions}.
 */
@NullMarked
package dev.cuepost.openapi.category;

import org.jspecify.annotations.NullMarked;

/**
 * The operations on what persons decide about assets, which are the same in all products that have
 * them.
 */
@NullMarked
package dev.cuepost.openapi.review;

import org.jspecify.annotations.NullMarked;

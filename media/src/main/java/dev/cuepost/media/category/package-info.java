/**
 * The categories into which users sort their assets. Start at {@link
 * dev.cuepost.media.category.Categories}.
 */
@NullMarked
package dev.cuepost.media.category;

import org.jspecify.annotations.NullMarked;

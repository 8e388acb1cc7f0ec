/** Places and sizes on the canvas of an edit, as its author gives them. */
@NullMarked
package dev.cuepost.media.edit.canvas;

import org.jspecify.annotations.NullMarked;

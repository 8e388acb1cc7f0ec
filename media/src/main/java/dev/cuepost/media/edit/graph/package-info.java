/** Words of an FFmpeg filter graph: chains of filters, the lines between labels. */
@NullMarked
package dev.cuepost.media.edit.graph;

import org.jspecify.annotations.NullMarked;

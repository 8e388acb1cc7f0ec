/**
 * How pictures look by name: filters and visual effects of the service, drawn with what FFmpeg has.
 *
 * <p>A look knows nothing of timelines. It is given a stream of frames of one size, from the frame
 * on with which it begins, and gives as many frames of that size back. A {@link ShapeMask} also
 * tells how opaque each pixel is, for who can show what lies below.
 *
 * <p>Source of the names: "Effect configuration",
 * https://www.alibabacloud.com/help/en/ims/developer-reference/effect-configuration-description
 */
@NullMarked
package dev.cuepost.media.edit.look;

import org.jspecify.annotations.NullMarked;

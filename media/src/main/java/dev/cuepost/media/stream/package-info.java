/**
 * Further files of assets, which users made elsewhere and registered or uploaded. Start at {@link
 * dev.cuepost.media.stream.Streams}.
 */
@NullMarked
package dev.cuepost.media.stream;

import org.jspecify.annotations.NullMarked;

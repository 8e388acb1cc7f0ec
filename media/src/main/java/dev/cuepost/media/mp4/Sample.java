package dev.cuepost.media.mp4;

import java.nio.file.Path;

/**
 * A coded picture, or a block of sound; times are in ticks of its track.
 *
 * @param file in which it lies
 * @param offset of its first byte there
 * @param size in bytes
 * @param lasting from its decoding to the next one's
 * @param later how much later than it is decoded it is shown
 * @param sync whether its file says that reading may begin here
 */
public record Sample(Path file, long offset, int size, long lasting, long later, boolean sync) {}

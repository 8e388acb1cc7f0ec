package dev.cuepost.media.mp4;

import java.util.List;
import java.util.Set;

/**
 * The pictures of an H.264 track in the order of their decoding.
 *
 * @param config what they are decoded by
 * @param timescale ticks a second
 * @param shown when each is shown, in ticks from the file's zero
 * @param entries the numbers of pictures with which decoding may begin: what comes after them
 *     refers to nothing before them
 */
public record CodedPictures(
    AvcConfig config, long timescale, List<Long> shown, Set<Integer> entries) {
  public CodedPictures {
    shown = List.copyOf(shown);
    entries = Set.copyOf(entries);
  }
}

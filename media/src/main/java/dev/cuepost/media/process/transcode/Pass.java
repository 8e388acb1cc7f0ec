package dev.cuepost.media.process.transcode;

import java.time.Duration;
import java.util.List;

/**
 * One run of FFmpeg, as data.
 *
 * @param words all but the program and what tells progress
 * @param length how much is gone through
 * @param weight how long it takes, compared with others
 */
record Pass(List<String> words, Duration length, int weight) {
  Pass {
    words = List.copyOf(words);
  }
}

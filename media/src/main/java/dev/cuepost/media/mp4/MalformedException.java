package dev.cuepost.media.mp4;

import java.io.IOException;

/** A file is no MP4 file, or one of a kind that is not read here. */
public final class MalformedException extends IOException {
  private static final long serialVersionUID = 1;

  MalformedException(String sentence) {
    super(sentence);
  }
}

package dev.cuepost.callback.event;

/** One of a closed set of words on the wire. */
public interface Word {
  /** As it is written. */
  String word();
}

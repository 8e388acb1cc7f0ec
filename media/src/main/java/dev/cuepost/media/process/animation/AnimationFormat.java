package dev.cuepost.media.process.animation;

/** What an animated picture is written as. */
public enum AnimationFormat {
  GIF,
  WEBP
}

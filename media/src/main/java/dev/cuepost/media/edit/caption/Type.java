package dev.cuepost.media.edit.caption;

import java.util.function.IntToDoubleFunction;

/**
 * What letters are set with.
 *
 * @param family its name for libass
 * @param lineHeight in ems, as libass counts it
 * @param advance width of a letter, in ems
 */
record Type(String family, double lineHeight, IntToDoubleFunction advance) {
  /** Where there is no font at all. */
  static final Type UNKNOWN = new Type("sans-serif", 1.2, _ -> 0.6);

  static Type of(FontFace face) {
    return new Type(face.family(), face.lineHeight(), face::advance);
  }
}

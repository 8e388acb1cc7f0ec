package dev.cuepost.media.process.transcode;

import dev.cuepost.media.json.Fields;

/**
 * How the output relates to the source: {@code TransConfig}.
 *
 * @param adjust what is done when the wanted size has another shape than the picture
 * @param mode how the bitrate is kept
 * @param size what is done when the wanted size is larger than the source's
 * @param pictureBitrate what is done when the wanted bitrate is above the source's
 * @param soundBitrate the same for sound
 */
record Conversion(Adjust adjust, Mode mode, Limit size, Limit pictureBitrate, Limit soundBitrate) {

  static final Conversion PLAIN =
      new Conversion(Adjust.NONE, Mode.ONEPASS, Limit.NONE, Limit.NONE, Limit.NONE);

  /** {@code AdjDarMethod}. NONE and RESCALE both stretch the picture to the size. */
  enum Adjust {
    RESCALE,
    CROP,
    PAD,
    NONE
  }

  /** {@code TransMode}. */
  enum Mode {
    ONEPASS,
    TWOPASS,
    CBR
  }

  /** What the source's own figure means for the output. */
  enum Limit {
    /** Nothing. */
    NONE,
    /** The output does not go above it. */
    CAP,
    /** What would go above it is refused. */
    REFUSE
  }

  static Conversion read(Fields fields) {
    var conversion =
        new Conversion(
            fields.choice("AdjDarMethod", Adjust.class).orElse(Adjust.NONE),
            fields.choice("TransMode", Mode.class).orElse(Mode.ONEPASS),
            limit(fields, "IsCheckReso"),
            limit(fields, "IsCheckVideoBitrate"),
            limit(fields, "IsCheckAudioBitrate"));
    Words.warnAboutTheRest(fields);
    return conversion;
  }

  /** Whether a source's bitrate must be known. */
  boolean asksForBitrates() {
    return pictureBitrate != Limit.NONE || soundBitrate != Limit.NONE;
  }

  private static Limit limit(Fields fields, String name) {
    boolean caps = fields.flag(name);
    return fields.flag(name + "Fail") ? Limit.REFUSE : caps ? Limit.CAP : Limit.NONE;
  }
}

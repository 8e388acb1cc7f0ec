package dev.cuepost.media.render;

/**
 * Materials for edits by chance. Each quarter of a picture has a colour of its own, which tells the
 * file, and in films the second.
 *
 * @param rate frames a second, 0 if it does not move
 * @param seconds how long it is, 0 if it does not move
 * @param tone its frequency, 0 if it is mute
 * @param tint added to red, green and blue, {@code 0xRRGGBB}
 */
record NaiveMaterial(
    String name, int width, int height, double rate, double seconds, int tone, int tint) {
  static final NaiveMaterial[] FILMS = {
    new NaiveMaterial("wide.mp4", 256, 144, 25, 8, 440, 0x1E0000),
    new NaiveMaterial("tall.mp4", 144, 256, 25, 6, 880, 0x001E00),
    new NaiveMaterial("slow.mp4", 144, 144, 10, 5, 1320, 0x00001E),
    new NaiveMaterial("mute.mp4", 192, 144, 30_000 / 1001.0, 6.006, 0, 0x0F0F00)
  };

  static final NaiveMaterial[] STILLS = {
    new NaiveMaterial("quad.png", 160, 80, 0, 0, 0, 0x5A0028),
    new NaiveMaterial("high.png", 80, 160, 0, 0, 0, 0x003C5A)
  };

  static final NaiveMaterial[] SOUNDS = {
    new NaiveMaterial("low.wav", 0, 0, 0, 5, 220, 0),
    new NaiveMaterial("high.wav", 0, 0, 0, 9, 2000, 0)
  };

  static NaiveMaterial of(String address) {
    String name = address.replace("FX/", "");
    for (NaiveMaterial[] kind : new NaiveMaterial[][] {FILMS, STILLS, SOUNDS}) {
      for (var material : kind) {
        if (material.name.equals(name)) {
          return material;
        }
      }
    }
    throw new IllegalArgumentException(address);
  }

  static void makeAll(Studio studio) {
    for (var film : FILMS) {
      String rate = film.rate == Math.rint(film.rate) ? "" + (int) film.rate : "30000/1001";
      String sound =
          film.tone == 0
              ? "-an"
              : "-f|lavfi|-i|sine=frequency=%d:sample_rate=48000:duration=%d|-c:a|aac"
                  .formatted(film.tone, (int) film.seconds);
      studio.make(
          film.name,
          "-f|lavfi|-i|color=black:s=%dx%d:r=%s:d=%d,%s,scale=out_color_matrix=bt709:out_range=tv,format=yuv420p"
                  .formatted(film.width, film.height, rate, (int) film.seconds, drawn(film))
              + ",setsar=1|"
              + sound
              + "|-c:v|libx264|-preset|veryfast|-crf|10|-pix_fmt|yuv420p|-colorspace|bt709"
              + "|-color_primaries|bt709|-color_trc|bt709|-color_range|tv");
    }
    for (var still : STILLS) {
      studio.make(
          still.name,
          "-f|lavfi|-i|color=black:s=%dx%d,%s|-frames:v|1"
              .formatted(still.width, still.height, drawn(still)));
    }
    for (var sound : SOUNDS) {
      studio.make(
          sound.name,
          "-f|lavfi|-i|sine=frequency=%d:sample_rate=48000:duration=%d"
              .formatted(sound.tone, (int) sound.seconds));
    }
  }

  private static String drawn(NaiveMaterial material) {
    String second = material.seconds == 0 ? "0" : "12*floor(T+0.001)";
    String[] channels = new String[3];
    for (int channel = 0; channel < 3; channel++) {
      channels[channel] =
          "40+%d+%s+60*%s"
              .formatted(
                  material.tint(channel),
                  second,
                  switch (channel) {
                    case 0 -> "gte(X,W/2)*lt(Y,H/2)";
                    case 1 -> "lt(X,W/2)*gte(Y,H/2)";
                    default -> "gte(X,W/2)*gte(Y,H/2)";
                  });
    }
    return "format=rgb24,geq=r='%s':g='%s':b='%s'".formatted(channels[0], channels[1], channels[2]);
  }

  private int tint(int channel) {
    return tint >> (16 - 8 * channel) & 255;
  }

  boolean still() {
    return seconds == 0;
  }

  /**
   * Red, green and blue.
   *
   * @param second which of the film's, 0 for a still
   * @param x of a point, 0..1
   * @param y of a point, 0..1
   */
  double[] color(int second, double x, double y) {
    double level = 40 + 12 * second;
    return new double[] {
      level + tint(0) + (x >= 0.5 && y < 0.5 ? 60 : 0),
      level + tint(1) + (x < 0.5 && y >= 0.5 ? 60 : 0),
      level + tint(2) + (x >= 0.5 && y >= 0.5 ? 60 : 0)
    };
  }
}

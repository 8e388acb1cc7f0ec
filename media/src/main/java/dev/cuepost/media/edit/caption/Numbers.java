package dev.cuepost.media.edit.caption;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Numbers as ASS has them. */
final class Numbers {
  private Numbers() {}

  /** At most three decimals, no exponent, no zeros at the end. */
  static String plain(double value) {
    var number = BigDecimal.valueOf(value).setScale(3, RoundingMode.HALF_UP);
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }

  /** {@code 1:02:03.45} of hundredths of a second. */
  static String time(long hundredths) {
    return "%d:%02d:%02d.%02d"
        .formatted(
            hundredths / 360_000, hundredths / 6_000 % 60, hundredths / 100 % 60, hundredths % 100);
  }
}

package dev.cuepost.media.process.picture;

/** The name of one file, without directories. */
public final class PlainName {
  private PlainName() {}

  /**
   * What follows the last {@code /} of an output's name.
   *
   * @throws StoppedException with {@code InvalidParameter} if that cannot be the name of a file
   */
  public static String of(String output) throws StoppedException {
    String plain = output.substring(output.lastIndexOf('/') + 1);
    if (plain.isEmpty() || plain.equals(".") || plain.equals("..") || plain.indexOf('\0') >= 0) {
      throw StoppedException.failed("InvalidParameter", "Output must end with the name of a file.");
    }
    return plain;
  }
}

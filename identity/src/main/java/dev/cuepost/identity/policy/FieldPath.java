package dev.cuepost.identity.policy;

/** Where a value stands in a document, as it is shown to who wrote it. */
final class FieldPath {
  private static final int NAME_MAX = 60;

  private FieldPath() {}

  /** The path of an object's member; empty is the path of the document. */
  static String member(String object, String name) {
    return object.isEmpty() ? shown(name) : object + "." + shown(name);
  }

  static String item(String array, int index) {
    return "%s[%d]".formatted(array, index);
  }

  /** A name may hold anything, but one sentence is one line of a log. */
  private static String shown(String name) {
    String cut = name.length() <= NAME_MAX ? name : name.substring(0, NAME_MAX) + "…";
    return cut.replaceAll("\\p{Cntrl}|[\\u0085\\u2028\\u2029]", "?");
  }
}

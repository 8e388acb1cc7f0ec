package dev.cuepost.media.edit;

/** What a clip's material is called in a timeline. */
public sealed interface MediaRef {
  /** The name as the timeline gives it, for messages. */
  String text();

  /**
   * Material at an address.
   *
   * @param url as written in {@code MediaURL}
   */
  record ByUrl(String url) implements MediaRef {
    @Override
    public String text() {
      return url;
    }
  }

  /**
   * Material that is a registered asset.
   *
   * @param mediaId as written in {@code MediaId}
   */
  record ById(String mediaId) implements MediaRef {
    @Override
    public String text() {
      return mediaId;
    }
  }
}

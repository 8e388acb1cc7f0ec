package dev.cuepost.media.process.job;

import dev.cuepost.media.edit.MediaRef;
import dev.cuepost.media.json.Fields;
import java.util.Optional;

/**
 * A file as its user named it.
 *
 * @param type how
 * @param media the address of an object, or the id of an asset
 * @param url a second address: of the asset's file that is read, or where the output goes
 */
public record NamedFile(Type type, String media, Optional<String> url) {
  /** How a file is named. */
  public enum Type {
    OSS("OSS"),
    MEDIA("Media");

    private final String word;

    Type(String word) {
      this.word = word;
    }

    public String word() {
      return word;
    }
  }

  /**
   * Reads {@code Type} and {@code Media}.
   *
   * @param urlName the member with the second address
   * @throws dev.cuepost.media.json.RejectedException if one of them is missing or not known
   */
  static NamedFile read(Fields fields, String urlName) {
    Type type =
        fields
            .choice("Type", Type.class)
            .orElseThrow(() -> Fields.invalid(fields.at("Type"), "is required: OSS or Media"));
    String media =
        fields.text("Media").orElseThrow(() -> Fields.invalid(fields.at("Media"), "is required"));
    return new NamedFile(type, media, fields.text(urlName));
  }

  /** What is read. */
  public MediaRef source() {
    return switch (type) {
      case OSS -> new MediaRef.ByUrl(media);
      case MEDIA ->
          url.<MediaRef>map(MediaRef.ByUrl::new).orElseGet(() -> new MediaRef.ById(media));
    };
  }
}

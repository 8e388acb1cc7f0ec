package dev.cuepost.media.process.transcode;

import dev.cuepost.media.edit.MediaRef;
import dev.cuepost.media.json.Fields;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.util.Optional;
import java.util.Set;

/**
 * Captions that are drawn into the picture: {@code Subtitles[]}.
 *
 * @param path where it stands, for messages
 * @param charset absent if it has to be found out
 */
record Subtitle(String path, MediaRef file, Format format, Optional<Charset> charset) {
  /** How captions are written down. */
  enum Format {
    SRT("srt"),
    VTT("webvtt"),
    ASS("ass"),
    SSA("ass");

    private final String demuxer;

    Format(String demuxer) {
      this.demuxer = demuxer;
    }

    /** FFmpeg's name of what reads it. */
    String demuxer() {
      return demuxer;
    }
  }

  static Subtitle read(Fields fields) {
    var subtitle =
        new Subtitle(
            fields.path(),
            MediaFile.read(fields, "File"),
            fields
                .choice("Format", Format.class)
                .orElseThrow(() -> Words.missing(fields.at("Format"))),
            charset(fields));
    fields.ignore(Set.of("Type", "TemplateId"));
    Words.warnAboutTheRest(fields);
    return subtitle;
  }

  private static Optional<Charset> charset(Fields fields) {
    return fields
        .text("CharEnc")
        .map(String::strip)
        .filter(name -> !name.equalsIgnoreCase("auto"))
        .map(name -> {
          try {
            if (Charset.isSupported(name)) {
              return Charset.forName(name);
            }
          } catch (IllegalCharsetNameException _) {
            // refused below, as one that is not known
          }
          throw Fields.invalid(
              fields.at("CharEnc"),
              "must be auto or a charset such as UTF-8, GBK or BIG5, was "
                  + Fields.printable(name));
        });
  }
}

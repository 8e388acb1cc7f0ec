package dev.cuepost.media.process.transcode;

import dev.cuepost.media.edit.MediaRef;
import dev.cuepost.media.json.Fields;
import java.util.List;

/** Reads {@code {"Type":"OSS" or "Media","Media":…}}. */
final class MediaFile {
  private MediaFile() {}

  static MediaRef read(Fields parent, String name) {
    var fields = parent.object(name).orElseThrow(() -> Words.missing(parent.at(name)));
    String media =
        fields.text("Media").orElseThrow(() -> Words.missing(fields.at("Media"))).strip();
    String type = Words.oneOf(fields, "Type", List.of("oss", "media")).orElse("oss");
    Words.warnAboutTheRest(fields);
    return type.equals("oss") ? new MediaRef.ByUrl(media) : new MediaRef.ById(media);
  }
}

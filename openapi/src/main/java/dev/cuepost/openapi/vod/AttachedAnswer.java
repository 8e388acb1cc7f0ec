package dev.cuepost.openapi.vod;

import dev.cuepost.media.asset.Asset;
import dev.cuepost.openapi.Fields;
import dev.cuepost.openapi.WireTime;
import java.util.List;

/** A subtitle, a watermark or some other file beside videos, as it is told. */
final class AttachedAnswer {
  private AttachedAnswer() {}

  /**
   * The medium with all that is said of it.
   *
   * @param url at which it can be had
   * @param type the name of the member that tells what it is for
   */
  static Fields of(Asset medium, String url, String type) {
    var details = medium.details();
    return new Fields()
        .text("MediaId", medium.mediaId())
        .text("AppId", medium.app())
        .text("Title", details.title())
        .text("Description", details.description())
        .text("Tags", String.join(",", details.tags()))
        .text(type, details.businessType())
        .text("URL", url)
        .text("Status", VideoAnswer.status(medium.state()))
        .items("Categories", List.of())
        .text("CreationTime", WireTime.of(medium.createdAt()))
        .text("ModificationTime", WireTime.of(medium.modifiedAt()));
  }
}

package dev.cuepost.openapi.vod;

import dev.cuepost.media.asset.Asset;
import dev.cuepost.media.asset.Attributes;
import dev.cuepost.openapi.Fields;
import dev.cuepost.openapi.WireTime;
import dev.cuepost.openapi.category.CategoryActions;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A subtitle, a watermark or some other file beside videos, as it is told.
 *
 * @param attributes what is said of a medium beside its row, by its id
 */
record AttachedAnswer(Function<String, Attributes> attributes, CategoryActions categories) {
  /**
   * The medium with all that is said of it.
   *
   * @param url at which it can be had
   * @param type the name of the member that tells what it is for
   */
  Fields of(Asset medium, String url, String type) {
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
        .items("Categories", categories.told(medium.account(), ids(medium)))
        .text("CreationTime", WireTime.of(medium.createdAt()))
        .text("ModificationTime", WireTime.of(medium.modifiedAt()));
  }

  private List<Long> ids(Asset medium) {
    return Optional.ofNullable(
            attributes.apply(medium.mediaId()).words().get(Attributes.CATEGORIES))
        .map(list -> Arrays.stream(list.split(",", -1)).map(Long::valueOf).toList())
        .orElse(List.of());
  }
}

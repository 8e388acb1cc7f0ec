package dev.cuepost.openapi.vod;

import dev.cuepost.media.asset.Asset;
import dev.cuepost.media.asset.AssetFile;
import dev.cuepost.media.asset.Attributes;
import dev.cuepost.openapi.Fields;
import dev.cuepost.openapi.WireTime;
import dev.cuepost.openapi.category.CategoryActions;
import dev.cuepost.openapi.upload.FileReport;

/** A picture as it is told. */
final class ImageAnswer {
  private ImageAnswer() {}

  /**
   * All but its file.
   *
   * @param url at which it can be had
   */
  static Fields of(Asset image, String url, CategoryActions categories) {
    var details = image.details();
    var fields =
        new Fields()
            .text("ImageId", image.mediaId())
            .text("AppId", image.app())
            .text("Title", details.title())
            .text("Description", details.description())
            .text("Tags", String.join(",", details.tags()))
            .text("CateName", categories.name(image))
            .text("ImageType", details.businessType())
            .text("URL", url)
            .text("Status", VideoAnswer.status(image.state()))
            .text("CreationTime", WireTime.of(image.createdAt()))
            .text("ModificationTime", WireTime.of(image.modifiedAt()));
    details.category().ifPresent(id -> fields.whole("CateId", id));
    return fields;
  }

  /**
   * {@code Mezzanine}: its file, which is there.
   *
   * @param said of the picture beside its row
   */
  static Fields mezzanine(Asset image, AssetFile file, String url, Attributes said) {
    FileReport report = FileReport.of(file);
    String name = image.url().substring(image.url().lastIndexOf('/') + 1);
    var fields =
        new Fields()
            .text("FileURL", url)
            .text("OriginalFileName", said.words().getOrDefault(Attributes.ORIGINAL_NAME, name))
            .text("FileSize", Long.toString(file.sizeBytes()));
    report.width().ifPresent(width -> fields.whole("Width", Long.parseLong(width)));
    report.height().ifPresent(height -> fields.whole("Height", Long.parseLong(height)));
    return fields;
  }
}

package dev.cuepost.openapi.ims;

import dev.cuepost.media.asset.Asset;
import dev.cuepost.media.asset.AssetSource;
import dev.cuepost.media.asset.AssetState;
import dev.cuepost.openapi.Fields;
import dev.cuepost.openapi.WireTime;
import dev.cuepost.openapi.category.CategoryActions;
import dev.cuepost.openapi.ims.FileUrls.Addresses;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A media asset as it is told. */
final class AssetAnswer {
  private AssetAnswer() {}

  /**
   * With all that is known of its files.
   *
   * @param streams its files beside its own, each seen as if it were that
   */
  static Fields full(
      Asset asset, CategoryActions categories, Addresses addresses, List<Asset> streams) {
    List<Fields> files = new ArrayList<>(FileInfo.list(asset, addresses.file(asset), true));
    for (Asset stream : streams) {
      files.addAll(FileInfo.further(stream, addresses.file(stream)));
    }
    return brief(asset, categories, addresses).items("FileInfoList", files);
  }

  /** With the file's main figures. */
  static Fields found(Asset asset, CategoryActions categories, Addresses addresses) {
    return brief(asset, categories, addresses)
        .items("FileInfoList", FileInfo.list(asset, addresses.file(asset), false));
  }

  /** Without its file. */
  static Fields brief(Asset asset, CategoryActions categories, Addresses addresses) {
    return new Fields()
        .text("MediaId", asset.mediaId())
        .fields("MediaBasicInfo", basic(asset, categories, addresses));
  }

  private static Fields basic(Asset asset, CategoryActions categories, Addresses addresses) {
    var details = asset.details();
    Optional<String> category = categories.name(asset);
    var fields =
        new Fields()
            .text("MediaId", asset.mediaId())
            .text("InputURL", asset.url())
            .text("MediaType", asset.kind().word())
            .text("Biz", "ICE")
            .text("UploadSource", uploadSource(asset.source()))
            .text("BusinessType", details.businessType().orElse("general"))
            .text("Source", source(asset.source()))
            .text("Title", details.title())
            .text("Description", details.description())
            .text("MediaTags", String.join(",", details.tags()))
            .text("CoverURL", addresses.cover(asset))
            .text("ReferenceId", details.referenceId())
            .text("UserData", asset.userData())
            .text("Status", status(asset.state()))
            .text("CreateTime", WireTime.of(asset.createdAt()))
            .text("ModifiedTime", WireTime.of(asset.modifiedAt()))
            .text("CateName", category)
            .text("Category", category);
    details.category().ifPresent(id -> fields.whole("CateId", id));
    return fields;
  }

  /** Of what came by an upload; nothing else was uploaded. */
  private static Optional<String> uploadSource(AssetSource source) {
    return source == AssetSource.UPLOADED ? Optional.of("general") : Optional.empty();
  }

  static String status(AssetState state) {
    return switch (state) {
      case UPLOADING -> "Init";
      case ANALYSING -> "Preparing";
      case NORMAL -> "Normal";
      case BLOCKED -> "Blocked";
      case FAILED -> "PrepareFail";
    };
  }

  /** What a word for the source stands for; nothing comes from a word that is not said here. */
  static Set<AssetSource> sources(String word) {
    return Stream.of(AssetSource.values())
        .filter(source -> source(source).equals(word))
        .collect(Collectors.toSet());
  }

  private static String source(AssetSource source) {
    return switch (source) {
      case REGISTERED, PRODUCED -> "oss";
      case IMPORTED -> "vod";
      case UPLOADED -> "general";
    };
  }
}

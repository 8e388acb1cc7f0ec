package dev.cuepost.openapi.ims;

import dev.cuepost.media.asset.Asset;
import dev.cuepost.media.asset.AssetFile;
import dev.cuepost.media.asset.AssetState;
import dev.cuepost.openapi.Fields;
import dev.cuepost.openapi.WireTime;
import dev.cuepost.openapi.upload.FileReport;
import java.util.List;
import java.util.Locale;

/** An asset's file as it is told. */
final class FileInfo {
  private static final double MILLIS_PER_SECOND = 1_000;

  private final Asset asset;
  private final AssetFile file;
  private final String url;
  private final FileReport report;
  private final String type;

  private FileInfo(Asset asset, AssetFile file, String url, String type) {
    this.type = type;
    this.asset = asset;
    this.url = url;
    this.file = file;
    this.report = FileReport.of(file);
  }

  /**
   * What is known of the asset's file; nothing before it has come.
   *
   * @param url where it can be read
   */
  static List<Fields> list(Asset asset, String url, boolean withStreams) {
    return list(asset, url, withStreams, "source_file");
  }

  /** The same of a file that is not the asset's own, seen as if it were. */
  static List<Fields> further(Asset stream, String url) {
    return list(stream, url, true, "transcode_file");
  }

  private static List<Fields> list(Asset asset, String url, boolean withStreams, String type) {
    return asset
        .file()
        .filter(_ -> asset.state() == AssetState.NORMAL || asset.state() == AssetState.BLOCKED)
        .map(file -> List.of(new FileInfo(asset, file, url, type).fields(withStreams)))
        .orElse(List.of());
  }

  private Fields fields(boolean withStreams) {
    var fields = new Fields().fields("FileBasicInfo", basic());
    if (withStreams) {
      fields.items("AudioStreamInfoList", report.streams("audio"));
      fields.items("VideoStreamInfoList", report.streams("video"));
      fields.items("SubtitleStreamInfoList", report.streams("subtitle"));
    }
    return fields;
  }

  private Fields basic() {
    return new Fields()
        .text("FileName", asset.url().substring(asset.url().lastIndexOf('/') + 1))
        .text("FileStatus", "Normal")
        .text("FileType", type)
        .text("FileUrl", url)
        .text("FileSize", Long.toString(file.sizeBytes()))
        .text(
            "Duration",
            file.length()
                .map(l -> String.format(Locale.ROOT, "%.4f", l.toMillis() / MILLIS_PER_SECOND)))
        .text("FormatName", report.formatName())
        .text("Bitrate", report.bitrate())
        .text("Width", report.width())
        .text("Height", report.height())
        .text("Region", asset.region())
        .text("CreateTime", WireTime.of(asset.createdAt()))
        .text("ModifiedTime", WireTime.of(asset.modifiedAt()));
  }
}

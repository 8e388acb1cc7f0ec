package dev.cuepost.console.file;

import dev.cuepost.console.frame.Answer;
import dev.cuepost.console.frame.Refusal;
import dev.cuepost.console.frame.Visit;
import dev.cuepost.console.http.Download;
import dev.cuepost.media.store.BucketId;
import dev.cuepost.media.store.ObjectContent;
import dev.cuepost.media.store.ObjectName;
import dev.cuepost.media.store.ObjectStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Optional;

/** The bytes of files, whole or in part. */
public final class FilePages {
  private final ObjectStore objects;
  private final FileLinks links;

  public FilePages(ObjectStore objects, FileLinks links) {
    this.objects = objects;
    this.links = links;
  }

  /** What {@code bucket} and {@code key} in the path name. */
  public Answer show(Visit visit) {
    String bucket = visit.part("bucket");
    String key = visit.part("key");
    if (!BucketId.isName(bucket) || !ObjectName.isKey(key)) {
      throw Refusal.notFound(key);
    }
    var name = new ObjectName(new BucketId(visit.region(), bucket), key);
    visit.need("oss:GetObject", bucket + "/" + key);
    if (!links.mayRead(visit, name)) {
      throw Refusal.notFound(key);
    }
    return new Answer.File(open(name).orElseThrow(() -> Refusal.notFound(key)));
  }

  private Optional<Download> open(ObjectName name) {
    try {
      Optional<ObjectContent> found = objects.open(name);
      return found.map(content ->
          new Download(
              type(name.key()),
              content.object().sizeBytes(),
              content.object().tag(),
              content::from,
              content));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** By the ending alone: what whoever stored it said could be a page with script in it. */
  private static String type(String key) {
    return switch (key.substring(key.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT)) {
      case "mp4", "m4v", "mov" -> "video/mp4";
      case "webm", "mkv" -> "video/webm";
      case "ogv" -> "video/ogg";
      case "ts" -> "video/mp2t";
      case "m3u8" -> "application/vnd.apple.mpegurl";
      case "mp3" -> "audio/mpeg";
      case "m4a", "aac" -> "audio/mp4";
      case "ogg", "opus" -> "audio/ogg";
      case "wav" -> "audio/wav";
      case "flac" -> "audio/flac";
      case "jpg", "jpeg" -> "image/jpeg";
      case "png" -> "image/png";
      case "gif" -> "image/gif";
      case "webp" -> "image/webp";
      case "avif" -> "image/avif";
      default -> Download.UNKNOWN;
    };
  }
}

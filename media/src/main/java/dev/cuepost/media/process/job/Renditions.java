package dev.cuepost.media.process.job;

import dev.cuepost.callback.event.Failure;
import dev.cuepost.media.json.Verdict;
import dev.cuepost.media.process.packaging.HlsPlaylist;
import dev.cuepost.media.store.MediaUrl;
import dev.cuepost.media.store.MediaUrls;
import dev.cuepost.media.store.ObjectEndpoints;
import dev.cuepost.media.store.ObjectName;
import dev.cuepost.media.store.ObjectStore;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Brings playlists with their segments to local files. */
final class Renditions {
  private static final long PLAYLIST_MAX_BYTES = 4 << 20;

  private final ObjectStore objects;
  private final MediaUrls urls;
  private final ObjectEndpoints endpoints;

  Renditions(ObjectStore objects, MediaUrls urls, ObjectEndpoints endpoints) {
    this.objects = objects;
    this.urls = urls;
    this.endpoints = endpoints;
  }

  /** What came of it. */
  sealed interface Fetched {
    record Ready(List<Maker.Rendition> renditions) implements Fetched {}

    record Unusable(Failure why) implements Fetched {}
  }

  /**
   * Fetches what a job joins.
   *
   * @param directory of the job's own
   */
  Fetched fetch(ProcessJob job, Path directory) throws IOException {
    List<Maker.Rendition> renditions = new ArrayList<>();
    for (NamedFile input : job.order().inputs()) {
      if (!(urls.resolve(input.url().orElse(input.media()), job.owner().region())
          instanceof MediaUrl.Ours(ObjectName name))) {
        return absent(input.media());
      }
      Path own = Files.createDirectory(directory.resolve("rendition-" + renditions.size()));
      Optional<Path> playlist = objects.localFile(name, own);
      if (playlist.isEmpty()) {
        return absent(input.media());
      }
      if (Files.size(playlist.get()) > PLAYLIST_MAX_BYTES) {
        return bad(input.media(), "is too long for a playlist");
      }
      switch (HlsPlaylist.read(Files.readString(playlist.get()))) {
        case Verdict.Rejected<HlsPlaylist>(var why) -> {
          return new Fetched.Unusable(new Failure(why.code(), why.message()));
        }
        case Verdict.Accepted<HlsPlaylist>(HlsPlaylist read, _) -> {
          Path beside = Files.createDirectory(own.resolve("beside"));
          Path copy = Files.copy(playlist.get(), beside.resolve("playlist.m3u8"));
          for (String file : files(read)) {
            ObjectName segment = new ObjectName(name.bucket(), folder(name) + file);
            Optional<Path> local = objects.localFile(segment, own);
            if (local.isEmpty()) {
              return bad(input.media(), "names %s, which is not there".formatted(file));
            }
            link(local.get(), beside.resolve(file));
          }
          renditions.add(new Maker.Rendition(uri(job, name), copy));
        }
      }
    }
    return new Fetched.Ready(renditions);
  }

  /** Objects are not written to, so another name of theirs will do where there can be one. */
  private static void link(Path file, Path name) throws IOException {
    try {
      Files.createLink(name, file);
    } catch (UnsupportedOperationException | FileSystemException _) {
      Files.copy(file, name);
    }
  }

  private static Set<String> files(HlsPlaylist playlist) {
    Set<String> files = new LinkedHashSet<>();
    playlist.map().ifPresent(map -> files.add(map.file()));
    playlist.segments().forEach(segment -> files.add(segment.part().file()));
    return files;
  }

  /** Relative where it can be, so that a player finds it under whatever address it came by. */
  private String uri(ProcessJob job, ObjectName playlist) {
    ObjectName target = job.order().target().orElseThrow();
    String folder = folder(target);
    return playlist.bucket().equals(target.bucket()) && playlist.key().startsWith(folder)
        ? playlist.key().substring(folder.length())
        : endpoints.url(playlist);
  }

  private static String folder(ObjectName name) {
    return name.key().substring(0, name.key().lastIndexOf('/') + 1);
  }

  private static Fetched absent(String media) {
    return new Fetched.Unusable(
        new Failure(
            "InvalidParameter.ResourceNotFound",
            "%s cannot be read: there is no such object.".formatted(media)));
  }

  private static Fetched bad(String media, String why) {
    return new Fetched.Unusable(
        new Failure("InvalidParameter.ResourceContentBad", "%s %s.".formatted(media, why)));
  }
}

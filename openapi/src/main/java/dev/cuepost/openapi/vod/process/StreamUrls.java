package dev.cuepost.openapi.vod.process;

import dev.cuepost.callback.event.Product;
import dev.cuepost.media.asset.Asset;
import dev.cuepost.media.process.job.ProcessJob;
import dev.cuepost.media.store.ObjectEndpoints;
import dev.cuepost.media.store.ObjectName;
import dev.cuepost.openapi.upload.ReadUrls;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Where what jobs made is reached. */
record StreamUrls(ObjectEndpoints endpoints, ReadUrls reads) {
  /** The bare address of a job's main file, once it is there. */
  Optional<String> of(ProcessJob job) {
    return job.mainFile().map(endpoints::url);
  }

  /** The bare address of a file. */
  String of(ObjectName name) {
    return endpoints.url(name);
  }

  /** Addresses that can be read for a while, also where the bucket is private. */
  List<String> readable(Asset video, List<ObjectName> files, Duration valid) {
    return reads.of(Product.VOD, video.account(), files, endpoints, valid);
  }

  /** The same of a job's main file. */
  Optional<String> readable(Asset video, ProcessJob job, Duration valid) {
    return job.mainFile().map(file -> readable(video, List.of(file), valid).getFirst());
  }

  /** The same of the video's own file. */
  String readable(Asset video, Duration valid) {
    return reads.of(video, valid);
  }

  /** The same of its cover, if it has one. */
  Optional<String> cover(Asset video, Duration valid) {
    return reads.cover(video, valid);
  }
}

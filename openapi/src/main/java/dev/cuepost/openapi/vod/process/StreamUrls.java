package dev.cuepost.openapi.vod.process;

import dev.cuepost.media.process.job.ProcessJob;
import dev.cuepost.media.store.ObjectEndpoints;
import dev.cuepost.media.store.ObjectName;
import java.util.Optional;

/** Where what jobs made is reached. */
record StreamUrls(ObjectEndpoints endpoints) {
  /** The address of a job's main file, once it is there. */
  Optional<String> of(ProcessJob job) {
    return job.result()
        .filter(result -> !result.keys().isEmpty())
        .flatMap(result ->
            job.order()
                .target()
                .map(target ->
                    endpoints.url(new ObjectName(target.bucket(), result.keys().getFirst()))));
  }

  /** The address of one of its files. */
  String of(ObjectName name) {
    return endpoints.url(name);
  }
}

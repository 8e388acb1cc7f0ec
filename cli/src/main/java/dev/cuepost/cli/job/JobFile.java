package dev.cuepost.cli.job;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuepost.cli.output.Output;

/** Files as processing jobs are told of them. */
final class JobFile {
  static final String INPUT = "a URL of the object storage, or the id of an asset";
  static final String OUTPUT = "a URL of the object storage";

  private JobFile() {}

  static ObjectNode of(String name) {
    return Output.object().put("Type", name.contains("://") ? "OSS" : "Media").put("Media", name);
  }
}

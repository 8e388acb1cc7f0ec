package dev.cuepost.media.process.job;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What a job makes of a conversion.
 *
 * @param name of the output, or of the group whose playlist it makes
 * @param group the group of outputs that it belongs to; empty for a single output
 */
record ConvertPlace(String name, String group) {
  static ConvertPlace of(ProcessJob job) {
    JsonNode shown = Configs.object(job.order().shown());
    return new ConvertPlace(shown.path("Name").asText(), shown.path("Group").asText());
  }

  String shown() {
    return Configs.empty().put("Name", name).put("Group", group).toString();
  }
}

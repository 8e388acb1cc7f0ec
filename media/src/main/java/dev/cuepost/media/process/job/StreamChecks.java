package dev.cuepost.media.process.job;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuepost.media.json.Fields;
import dev.cuepost.media.json.Rejection;
import dev.cuepost.media.json.Verdict;
import dev.cuepost.media.process.template.StreamRules;
import dev.cuepost.media.process.template.StreamTemplate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads templates of streams as the jobs will read them, when they are stored. */
record StreamChecks(OrderReader orders) implements StreamRules {
  @Override
  public Optional<Rejection> check(List<StreamTemplate> given, List<StreamTemplate> all) {
    Verdict<?> verdict =
        Verdict.of(() -> {
          for (StreamTemplate template : given) {
            ObjectNode read = Configs.object(template.config());
            var _ = orders.check(JobKind.TRANSCODE, StreamConfigs.read(read));
            var _ = StreamName.of(read);
          }
          return differing(all);
        });
    return verdict instanceof Verdict.Rejected<?>(Rejection why)
        ? Optional.of(why)
        : Optional.empty();
  }

  /** How the files of one video are called, each in another way. */
  private static Set<String> differing(List<StreamTemplate> all) {
    Set<String> names = new HashSet<>();
    for (StreamTemplate template : all) {
      ObjectNode read = Configs.object(template.config());
      String ending = "." + read.path("Container").path("Format").asText();
      StreamName.of(read)
          .map(name -> name.key("", template.id(), definition(read)) + ending)
          .filter(name -> !names.add(name))
          .ifPresent(_ -> {
            throw Fields.invalid(
                "TranscodeFileRegular",
                "calls the file as another template of the group does; {JobId} tells them apart");
          });
    }
    return names;
  }

  /** What a template calls its stream. */
  static String definition(ObjectNode template) {
    return template.path("Definition").asText("OD");
  }
}

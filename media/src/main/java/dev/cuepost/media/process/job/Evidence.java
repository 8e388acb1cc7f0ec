package dev.cuepost.media.process.job;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuepost.media.process.outcome.Outcome;
import dev.cuepost.media.store.ObjectName;
import dev.cuepost.media.store.ObjectStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What an audit keeps of what it found, where its user wants that: a picture of each moment, and
 * the findings as a file of the name {@code <job id>.output} beside them.
 */
final class Evidence {
  /** How the pictures are taken, but for their moments, of which there are several as a rule. */
  static final OrderReader.Checked PICTURES =
      new OrderReader.Checked("{\"Count\":\"2\"}", "jpg", List.of());

  /** As many as one run takes. */
  private static final int MOST = 100;

  private final Maker snapshots;
  private final ObjectStore objects;

  Evidence(Maker snapshots, ObjectStore objects) {
    this.snapshots = snapshots;
    this.objects = objects;
  }

  /** What came of taking pictures. */
  sealed interface Taken {
    /**
     * They are stored.
     *
     * @param keys in the order of the moments, the first hundred of them at most
     */
    record Stored(List<String> keys) implements Taken {}

    record NotTaken(JobEnd why) implements Taken {}
  }

  /**
   * Takes pictures of moments and stores them; none of a film that is only heard, and none where
   * the job does not say where they go.
   *
   * @param moments in their order
   * @param directory for work, of the caller's own
   */
  Taken of(ProcessJob job, Maker.Source film, List<Duration> moments, Path directory)
      throws IOException {
    if (moments.isEmpty() || job.order().target().isEmpty() || film.facts().picture().isEmpty()) {
      return new Taken.Stored(List.of());
    }
    ObjectName target = job.order().target().get();
    LocalName name = LocalName.of(target.key().substring(target.key().lastIndexOf('/') + 1));
    Path made = Files.createDirectories(directory.resolve("evidence"));
    var material =
        new Maker.Material(config(moments), List.of(film), List.of(), Map.of(), made, name.local());
    return switch (snapshots.make(material, _ -> {})) {
      case Outcome.Made pictures -> {
        Targets targets = Targets.of(target, name, pictures.main());
        List<String> keys = new ArrayList<>();
        for (Path picture : pictures.files()) {
          ObjectName object = targets.name(made.relativize(picture).toString());
          objects.adopt(object, ContentTypes.of(object.key()), picture);
          keys.add(object.key());
        }
        yield new Taken.Stored(keys);
      }
      case Outcome stopped -> new Taken.NotTaken(JobEnd.of(stopped));
    };
  }

  private static String config(List<Duration> moments) {
    ObjectNode config = Configs.empty().put("Type", "Normal").put("FrameType", "normal");
    ArrayNode times = config.putArray("SpecifiedOffsetTimes");
    moments.stream().limit(MOST).forEach(moment -> times.add(moment.toMillis()));
    return config.toString();
  }

  /**
   * Stores what was found, if the job says where.
   *
   * @return the keys of all that was stored
   */
  List<String> findings(ProcessJob job, List<String> pictures, String found) throws IOException {
    if (job.order().target().isEmpty()) {
      return List.of();
    }
    ObjectName target = job.order().target().get();
    String folder = target.key().substring(0, target.key().lastIndexOf('/') + 1);
    var file = new ObjectName(target.bucket(), folder + job.jobId() + ".output");
    objects.put(file, "application/json", new ByteArrayInputStream(found.getBytes(UTF_8)));
    List<String> keys = new ArrayList<>(List.of(file.key()));
    keys.addAll(pictures);
    return keys;
  }
}

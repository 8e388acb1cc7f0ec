package dev.cuepost.media.segment;

import static java.util.Objects.requireNonNull;

import dev.cuepost.media.edit.RenderPlan;
import dev.cuepost.media.edit.SegmentedPlan;
import dev.cuepost.media.render.PlanDigest;
import dev.cuepost.media.segment.SegmentOrder.Beside;
import dev.cuepost.media.store.ObjectName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Makes orders of a plan's runs: with files of this machine become objects that all can read. */
final class SegmentOrders {
  private final String jobId;
  private final SegmentObjects objects;
  private final Function<Path, Optional<ObjectName>> ours;
  private final Path shared;
  private final Map<Path, ObjectName> places = new HashMap<>();

  /**
   * @param ours tells which object a source is, if it is one
   * @param shared the job's folder of this process
   */
  SegmentOrders(
      String jobId,
      SegmentObjects objects,
      Function<Path, Optional<ObjectName>> ours,
      Path shared) {
    this.jobId = jobId;
    this.objects = objects;
    this.ours = ours;
    this.shared = shared;
  }

  /** The runs of the plan, the sound's first. */
  List<SegmentOrder> of(SegmentedPlan plan, Path beside, Duration limit) throws IOException {
    List<SegmentOrder> orders = new ArrayList<>();
    orders.add(order("sound", plan.sound(), beside, SegmentedPlan.SOUND, limit));
    for (RenderPlan picture : plan.pictures()) {
      String number = Integer.toString(orders.size() - 1);
      orders.add(order(number, picture, beside, plan.ending(), limit));
    }
    return orders;
  }

  private SegmentOrder order(
      String number, RenderPlan plan, Path beside, String ending, Duration limit)
      throws IOException {
    List<ObjectName> sources = new ArrayList<>();
    Map<Path, Path> numbers = new HashMap<>();
    for (var input : plan.inputs()) {
      if (!numbers.containsKey(input.file())) {
        numbers.put(input.file(), Path.of(Integer.toString(sources.size())));
        sources.add(place(input.file()));
      }
    }
    List<Beside> files = new ArrayList<>();
    for (Path name : PlanDigest.named(plan.graph(), beside)) {
      files.add(new Beside(name, share(beside.resolve(name))));
    }
    return new SegmentOrder(
        number + "-" + PlanDigest.of(plan, beside),
        plan.located(file -> requireNonNull(numbers.get(file))),
        sources,
        files,
        ending,
        limit);
  }

  private ObjectName place(Path source) throws IOException {
    Optional<ObjectName> object = ours.apply(source);
    if (object.isEmpty()) {
      return share(source);
    }
    // whoever asks for it below this folder finds it, if it is still the same
    Path sources = Files.createDirectories(shared.resolve("sources"));
    SegmentObjects.link(source, sources.resolve(source.getFileName()));
    return object.get();
  }

  private ObjectName share(Path file) throws IOException {
    ObjectName known = places.get(file);
    if (known == null) {
      known = objects.share(jobId, file, shared);
      places.put(file, known);
    }
    return known;
  }
}

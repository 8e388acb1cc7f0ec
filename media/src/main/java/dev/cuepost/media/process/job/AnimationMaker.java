package dev.cuepost.media.process.job;

import dev.cuepost.media.json.Verdict;
import dev.cuepost.media.process.animation.AnimationConfig;
import dev.cuepost.media.process.animation.Animations;
import dev.cuepost.media.process.outcome.Outcome;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.function.IntConsumer;

/** Makes animated images. */
record AnimationMaker(Animations animations, Duration timeLimit) implements Maker {
  @Override
  public Verdict<String> check(String config) {
    return AnimationConfig.read(config).map(read -> read.format().name().toLowerCase(Locale.ROOT));
  }

  @Override
  public Outcome make(Material material, IntConsumer progress) throws IOException {
    Source input = material.inputs().getFirst();
    return animations.run(
        AnimationConfig.read(material.config()).orThrow(),
        input.file(),
        input.facts(),
        material.directory(),
        material.name(),
        timeLimit,
        progress);
  }
}

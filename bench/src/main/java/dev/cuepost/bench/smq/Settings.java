package dev.cuepost.bench.smq;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * How to measure.
 *
 * @param server program and first words that start Cuepost
 * @param javaFlags with which it runs; baselines that we start get the same
 * @param directory on the disk to measure, for what the runs store
 * @param elasticmq jars of the peer
 * @param warmUps rounds that do not count, before the others: the compilers of both sides need them
 * @param rounds that count
 * @param time of a round
 * @param connections that ask at the same time
 * @param verbose whether each round is told
 */
public record Settings(
    List<String> server,
    List<String> javaFlags,
    Path directory,
    Path elasticmq,
    int warmUps,
    int rounds,
    Duration time,
    int connections,
    boolean verbose) {

  public Settings {
    if (warmUps < 0 || rounds < 1 || connections < 1 || !time.isPositive()) {
      throw new IllegalArgumentException(
          "--rounds, --seconds and --connections must be positive, --warm-up not negative");
    }
  }
}

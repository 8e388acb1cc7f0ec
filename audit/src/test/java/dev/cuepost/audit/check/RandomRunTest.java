package dev.cuepost.audit.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The checker accuses no queue that is right, and finds the fault of one that has one. */
class RandomRunTest {
  private static final int SEEDS = 6;

  @RepeatedTest(
      value = 50,
      name = "nothing is found where nothing is wrong, seed {currentRepetition}")
  void nothing_is_found_where_nothing_is_wrong(RepetitionInfo repetition) {
    var run = new RandomRun(repetition.getCurrentRepetition());
    var verdict = new Checker().check(run.events(Optional.empty()));
    assertThat(verdict.violations()).isEmpty();
    assertThat(run.queue().isEmpty()).isTrue();
    assertThat(verdict.counts().sendsUnknown()).isPositive();
    assertThat(verdict.counts().duplicates()).isPositive();
    assertThat(verdict.counts().deletesRefused()).isPositive();
    assertThat(verdict.counts().handlesUnmatched()).isZero();
  }

  @ParameterizedTest(name = "{0}, seed {1}")
  @MethodSource("faults")
  void a_fault_is_found(Fault fault, long seed) {
    var run = new RandomRun(seed);
    var verdict = new Checker().check(run.events(Optional.of(fault)));
    assertThat(run.queue().broke()).isTrue();
    assertThat(verdict.violations()).extracting(Violation::kind).contains(fault.kind());
  }

  private static Stream<Arguments> faults() {
    return Arrays.stream(Fault.values())
        .flatMap(fault ->
            Stream.iterate(1L, seed -> seed + 1)
                .limit(SEEDS)
                .map(seed -> Arguments.of(fault, seed)));
  }
}

package dev.cuepost.media.batch;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * What a batch is to make.
 *
 * @param groups one shot is taken of each, in their order; media by id or address
 * @param all media of which each job takes all, where there are no groups
 * @param music one is taken for each job
 * @param stickers one is taken for each job: pictures with their places, as clips have them
 * @param titles one is taken for each job
 * @param titleLook members of the captions that titles are
 * @param musicGain loudness of the music, 1 is as it is
 * @param shotSeconds longest time of a shot
 * @param output configuration of each output, with {@code {index}} in its address
 * @param count of jobs, 1 to 100
 */
record BatchConfig(
    List<Group> groups,
    List<String> all,
    List<String> music,
    List<ObjectNode> stickers,
    List<String> titles,
    Optional<ObjectNode> titleLook,
    Optional<BigDecimal> gain,
    BigDecimal musicGain,
    Optional<BigDecimal> shotSeconds,
    Optional<Transition> transition,
    ObjectNode output,
    int count) {

  /**
   * Media of which one is taken.
   *
   * @param gain of its sound, before that of the whole batch
   */
  record Group(List<String> media, Optional<BigDecimal> gain) {}

  /** How shots follow each other; the looks take turns. */
  record Transition(List<String> looks, BigDecimal seconds) {}
}

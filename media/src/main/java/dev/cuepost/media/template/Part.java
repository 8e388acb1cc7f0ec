package dev.cuepost.media.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/** A piece of a template. */
sealed interface Part {
  /** Stays as it is. */
  record Constant(JsonNode value) implements Part {}

  /** Is replaced by the value of its name. */
  record Hole(String name, Missing missing) implements Part {}

  /** An object. */
  record Members(SequencedMap<String, Part> parts) implements Part {}

  /** An array. */
  record Items(List<Part> parts) implements Part {
    public Items {
      parts = List.copyOf(parts);
    }
  }

  /**
   * Comes once for each element of a list.
   *
   * @param list the hole into which the list is put
   * @param inPlace whether the results stand among their neighbours in an array; else they are an
   *     array
   * @param single the name of the template's only hole, which takes elements that are no objects
   */
  record Repeat(Hole list, Part each, boolean inPlace, Optional<String> single) implements Part {}

  /** What a hole becomes for which there is no value. */
  sealed interface Missing {
    /** Nothing may be made of the template. */
    record Refused() implements Missing {}

    /** Its member or element is left out. */
    record Dropped() implements Missing {}

    /** This. */
    record Default(JsonNode value) implements Missing {}
  }
}

package dev.cuepost.media.template;

import java.util.LinkedHashSet;
import java.util.Set;

/** The names for which a part takes values; what is repeated takes the values of its elements. */
final class Names {
  private Names() {}

  static Set<String> in(Part part) {
    Set<String> names = new LinkedHashSet<>();
    collect(part, names);
    return names;
  }

  private static void collect(Part part, Set<String> names) {
    switch (part) {
      case Part.Constant _ -> {}
      case Part.Hole hole -> names.add(hole.name());
      case Part.Members members -> members.parts().values().forEach(one -> collect(one, names));
      case Part.Items items -> items.parts().forEach(one -> collect(one, names));
      case Part.Repeat repeat -> names.add(repeat.list().name());
    }
  }
}

package dev.cuepost.openapi.ram;

import dev.cuepost.openapi.Call;
import dev.cuepost.openapi.Fields;
import dev.cuepost.openapi.Parameter;
import dev.cuepost.openapi.ParameterType;
import dev.cuepost.openapi.Refusal;
import dev.cuepost.openapi.RpcError;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * One page of a list, in the order of its entries' keys. The marker is made of the last key, so
 * that what is made or removed between two pages disturbs neither.
 *
 * @param next the marker of the next page, if there is one
 */
record Page<T>(List<T> entries, Optional<String> next) {
  static final Parameter<String> MARKER = Parameter.optional("Marker", ParameterType.text());
  static final Parameter<Integer> MAX_ITEMS =
      Parameter.optional("MaxItems", ParameterType.whole(1, 1_000));

  private static final int MOST_BY_DEFAULT = 100;

  /** The page that is asked for. */
  static <T> Page<T> of(Call call, List<T> all, Function<T, String> key) throws Refusal {
    int most = call.find(MAX_ITEMS).orElse(MOST_BY_DEFAULT);
    String after = after(call);
    List<T> rest =
        all.stream()
            .filter(entry -> key.apply(entry).compareTo(after) > 0)
            .sorted(Comparator.comparing(key))
            .limit(most + 1L)
            .toList();
    if (rest.size() <= most) {
      return new Page<>(rest, Optional.empty());
    }
    List<T> entries = rest.subList(0, most);
    return new Page<>(entries, Optional.of(marker(key.apply(entries.getLast()))));
  }

  private static String after(Call call) throws Refusal {
    try {
      byte[] key = Base64.getUrlDecoder().decode(call.find(MARKER).orElse(""));
      return new String(key, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException _) {
      throw new Refusal(
          new RpcError(
              400, "InvalidParameter.Marker", "Marker must be one that an answer before gave."));
    }
  }

  private static String marker(String key) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(key.getBytes(StandardCharsets.UTF_8));
  }

  /** What is told of the page beside its entries. */
  Fields fields() {
    return new Fields().flag("IsTruncated", next.isPresent()).text("Marker", next);
  }
}

package dev.cuepost.openapi.search;

import dev.cuepost.callback.event.Product;
import dev.cuepost.media.asset.Asset;
import dev.cuepost.media.search.AssetSearch;
import dev.cuepost.media.search.BadMatchException;
import dev.cuepost.media.search.Condition;
import dev.cuepost.media.search.Field;
import dev.cuepost.media.search.MatchParser;
import dev.cuepost.media.search.Order;
import dev.cuepost.media.search.Vocabulary;
import dev.cuepost.openapi.Call;
import dev.cuepost.openapi.Parameter;
import dev.cuepost.openapi.ParameterType;
import dev.cuepost.openapi.Refusal;
import dev.cuepost.openapi.RpcError;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Searches by {@code Match}, {@code SortBy}, {@code PageNo}, {@code PageSize} and {@code
 * ScrollToken}.
 *
 * <p>Source of the error codes: ApsaraVideo VOD documentation, "SearchMedia".
 */
public record Searches(AssetSearch search, Product product) {
  private static final int SORT_KEYS_MAX = 3;
  private static final int PAGE_DEFAULT = 10;
  private static final Pattern TOKEN = Pattern.compile("scroll-([0-9]{1,12})");

  private static final Parameter<String> MATCH =
      Parameter.optional("Match", ParameterType.text(16_384));
  private static final Parameter<String> SORT_BY =
      Parameter.optional("SortBy", ParameterType.text(256));
  private static final Parameter<Integer> PAGE_NO =
      Parameter.optional("PageNo", ParameterType.whole(1, 999_999));
  private static final Parameter<Integer> PAGE_SIZE =
      Parameter.optional("PageSize", ParameterType.whole(1, 100));
  private static final Parameter<String> SCROLL_TOKEN =
      Parameter.optional("ScrollToken", ParameterType.text(64));

  /** The five parameters. */
  public static List<Parameter<?>> parameters() {
    return List.of(MATCH, SORT_BY, PAGE_NO, PAGE_SIZE, SCROLL_TOKEN);
  }

  /**
   * What was found.
   *
   * @param scrollToken of the next page, if there is one
   */
  public record Found(List<Asset> assets, long total, Optional<String> scrollToken) {}

  /**
   * Searches as the call says.
   *
   * @param words in which it is said
   * @param within holds as well
   * @throws Refusal if it cannot be understood
   */
  public Found of(Call call, Vocabulary words, Condition within) throws Refusal {
    int size = call.find(PAGE_SIZE).orElse(PAGE_DEFAULT);
    long skip = skip(call, size);
    AssetSearch.Found found =
        search.find(
            new AssetSearch.Own(call.account(), call.region(), product),
            new Condition.And(List.of(within, match(call, words))),
            order(call, words.fields()),
            skip,
            size);
    long next = skip + found.assets().size();
    return new Found(
        found.assets(),
        found.total(),
        Optional.of("scroll-" + next).filter(_ -> next < found.total()));
  }

  private static Condition match(Call call, Vocabulary words) throws Refusal {
    try {
      return MatchParser.parse(call.find(MATCH).orElse(""), words);
    } catch (BadMatchException e) {
      throw new Refusal(RpcError.of("ErrorMatchSyntax", e.sentence()));
    }
  }

  private static Order order(Call call, Map<String, Field> sortable) throws Refusal {
    Optional<String> list = call.find(SORT_BY);
    if (list.isEmpty()) {
      return Order.NEWEST_FIRST;
    }
    Order order =
        Order.parse(list.get(), sortable)
            .orElseThrow(() ->
                new Refusal(
                    RpcError.invalid(
                        SORT_BY.name(),
                        "it has names of fields, each with :Desc or :Asc, was " + list.get())));
    if (order.keys().size() > SORT_KEYS_MAX) {
      throw new Refusal(
          RpcError.of(
              "SortByExceededMax", "SortBy has at most %d fields.".formatted(SORT_KEYS_MAX)));
    }
    return order;
  }

  /** A token wins over the number of the page. */
  private static long skip(Call call, int size) throws Refusal {
    Optional<String> token = call.find(SCROLL_TOKEN);
    if (token.isEmpty()) {
      return (call.find(PAGE_NO).orElse(1) - 1L) * size;
    }
    Matcher parts = TOKEN.matcher(token.get());
    if (!parts.matches()) {
      throw new Refusal(
          RpcError.of(
              "InvalidScrollToken.Expired", "ScrollToken is not that of an earlier answer."));
    }
    return Long.parseLong(parts.group(1));
  }
}

package dev.cuepost.openapi;

import dev.cuepost.identity.Caller;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A request that was signed by whom it names and whose parameters keep the action's rules. */
public final class Call {
  private static final int SHOWN_MAX = 64;

  private final Caller caller;
  private final String region;
  private final String requestId;
  private final Map<Parameter<?>, Object> values;

  private Call(Caller caller, String region, String requestId, Map<Parameter<?>, Object> values) {
    this.requestId = requestId;
    this.caller = caller;
    this.region = region;
    this.values = values;
  }

  /**
   * Checks what was received; a parameter without a value is as good as none.
   *
   * @throws Refusal if a required parameter is missing or a value breaks its rule
   */
  static Call check(
      Caller caller,
      String region,
      String requestId,
      List<Parameter<?>> declared,
      Map<String, String> received)
      throws Refusal {
    Map<Parameter<?>, Object> values = new HashMap<>();
    for (Parameter<?> parameter : declared) {
      String text = text(parameter, received);
      if (text.isEmpty()) {
        if (parameter.required()) {
          throw new Refusal(RpcError.missing(parameter.name()));
        }
        continue;
      }
      Optional<?> value = parameter.type().read().apply(text);
      if (value.isEmpty()) {
        throw new Refusal(
            RpcError.invalid(
                parameter.name(),
                "the value %s, was %s".formatted(parameter.type().rule(), shown(text))));
      }
      values.put(parameter, value.get());
    }
    return new Call(caller, region, requestId, values);
  }

  private static String text(Parameter<?> parameter, Map<String, String> received) {
    String whole = received.getOrDefault(parameter.name(), "");
    if (!whole.isEmpty() || !parameter.flattened()) {
      return whole;
    }
    List<String> elements = new ArrayList<>();
    String name = parameter.name() + ".";
    while (received.containsKey(name + (elements.size() + 1))) {
      elements.add(received.get(name + (elements.size() + 1)));
    }
    return elements.isEmpty() ? "" : "[%s]".formatted(String.join(",", elements));
  }

  /** Decimal id of the account that the signer acts for. */
  public String account() {
    return caller.account();
  }

  /** Who signed. */
  public Caller caller() {
    return caller;
  }

  public String region() {
    return region;
  }

  /** What the answer is told apart by. */
  public String requestId() {
    return requestId;
  }

  @SuppressWarnings("unchecked") // check() filled the map by the parameters' own types
  public <T> Optional<T> find(Parameter<T> parameter) {
    return Optional.ofNullable((T) values.get(parameter));
  }

  /** The value of a required parameter. */
  public <T> T get(Parameter<T> parameter) {
    return find(parameter)
        .orElseThrow(
            () -> new IllegalArgumentException(parameter.name() + " is not declared required"));
  }

  private static String shown(String text) {
    return text.length() <= SHOWN_MAX ? text : text.length() + " characters";
  }
}

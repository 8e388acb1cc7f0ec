package dev.cuepost.openapi.cuepost;

import dev.cuepost.callback.delivery.Delivery.State;
import dev.cuepost.callback.delivery.DeliveryLog;
import dev.cuepost.callback.delivery.DeliveryLog.Entry;
import dev.cuepost.callback.delivery.DeliveryQuery;
import dev.cuepost.openapi.Action;
import dev.cuepost.openapi.Call;
import dev.cuepost.openapi.Fields;
import dev.cuepost.openapi.Parameter;
import dev.cuepost.openapi.ParameterType;
import dev.cuepost.openapi.Refusal;
import java.util.List;
import java.util.Optional;

/** Lists deliveries in pages, the newest event first. */
record ListDeliveries(DeliveryLog log) implements Action {
  private static final int PAGE_DEFAULT = 20;
  private static final int PAGE_MAX = 100;

  private static final Parameter<String> STATE =
      Parameter.optional(
          "State", ParameterType.oneOf("PENDING", "DELIVERED", "GIVEN_UP", "SUPERSEDED"));
  private static final Parameter<Integer> MAX_RESULTS =
      Parameter.optional("MaxResults", ParameterType.whole(1, PAGE_MAX));

  @Override
  public String name() {
    return "ListDeliveries";
  }

  @Override
  public List<Parameter<?>> parameters() {
    return List.of(
        DeliveryFilter.JOB_ID,
        DeliveryFilter.MEDIA_ID,
        DeliveryFilter.EVENT_TYPE,
        DeliveryFilter.TARGET,
        DeliveryFilter.START_TIME,
        DeliveryFilter.END_TIME,
        STATE,
        MAX_RESULTS,
        NextToken.PARAMETER);
  }

  @Override
  public Fields answer(Call call) throws Refusal {
    int limit = call.find(MAX_RESULTS).orElse(PAGE_DEFAULT);
    DeliveryQuery first =
        DeliveryFilter.of(call, call.find(STATE).map(State::valueOf)).limitedTo(limit + 1);
    List<Entry> found = log.find(call.find(NextToken.PARAMETER).map(first::behind).orElse(first));
    List<Entry> page = found.subList(0, Math.min(limit, found.size()));
    return new Fields()
        .items("Deliveries", page.stream().map(this::told).toList())
        .text(
            "NextToken",
            found.size() > limit
                ? Optional.of(NextToken.behind(page.getLast()))
                : Optional.empty());
  }

  private Fields told(Entry entry) {
    return DeliveryAnswer.delivery(
        entry.event(), entry.delivery(), log.lastOutcome(entry.delivery().id()));
  }
}

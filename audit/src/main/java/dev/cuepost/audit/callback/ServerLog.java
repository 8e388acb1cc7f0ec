package dev.cuepost.audit.callback;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cuepost.audit.callback.book.Delivery;
import dev.cuepost.audit.callback.book.Delivery.Attempt;
import dev.cuepost.audit.callback.book.Digest;
import dev.cuepost.audit.history.AuditProblem;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The server's log of deliveries, as its operations tell it. */
record ServerLog(RpcConnection server) {
  private static final String PAGE = "100";

  /** Whether a delivery is still on its way. */
  boolean isAnyPending() throws IOException, InterruptedException {
    return !page(Map.of("State", "PENDING", "MaxResults", "1")).path("Deliveries").isEmpty();
  }

  /** The jobs of which an event is recorded. */
  Set<String> jobsTold() throws IOException, InterruptedException {
    Set<String> jobs = new HashSet<>();
    for (JsonNode delivery : all(Map.of("EventType", "ProduceMediaComplete"))) {
      jobs.add(delivery.path("JobId").asText());
    }
    return jobs;
  }

  /** The names of all deliveries. */
  List<String> names() throws IOException, InterruptedException {
    return all(Map.of()).stream().map(one -> one.path("DeliveryId").asText()).toList();
  }

  Delivery delivery(String name) throws IOException, InterruptedException {
    JsonNode told = call("GetDelivery", Map.of("DeliveryId", name)).path("Delivery");
    try {
      List<Attempt> attempts = new ArrayList<>();
      for (JsonNode attempt : told.path("AttemptList")) {
        attempts.add(attempt(attempt));
      }
      return new Delivery(
          told.path("DeliveryId").asText(),
          told.path("EventId").asText(),
          told.path("EventType").asText(),
          told.path("JobId").asText(),
          Delivery.Purpose.valueOf(told.path("Purpose").asText()),
          Delivery.Kind.valueOf(told.path("Kind").asText()),
          told.path("Target").asText(),
          Delivery.State.valueOf(told.path("State").asText()),
          Digest.of(told.path("EventText").asText().getBytes(UTF_8)),
          attempts);
    } catch (RuntimeException e) {
      throw new AuditProblem("the log tells delivery %s as %s".formatted(name, told), e);
    }
  }

  private static Attempt attempt(JsonNode told) {
    return new Attempt(
        told.path("Number").asInt(),
        Instant.parse(told.path("StartTime").asText()).toEpochMilli(),
        told.path("DurationMillis").asLong(),
        told.path("Succeeded").asBoolean(),
        told.path("Outcome").asText());
  }

  private List<JsonNode> all(Map<String, String> filter) throws IOException, InterruptedException {
    List<JsonNode> found = new ArrayList<>();
    Map<String, String> asked = new HashMap<>(filter);
    asked.put("MaxResults", PAGE);
    JsonNode page = page(asked);
    page.path("Deliveries").forEach(found::add);
    while (page.has("NextToken")) {
      asked.put("NextToken", page.path("NextToken").asText());
      page = page(asked);
      page.path("Deliveries").forEach(found::add);
    }
    return found;
  }

  private JsonNode page(Map<String, String> asked) throws IOException, InterruptedException {
    return call("ListDeliveries", asked);
  }

  private JsonNode call(String action, Map<String, String> parameters)
      throws IOException, InterruptedException {
    RpcConnection.Answer answer = server.call(RpcConnection.OWN, action, parameters);
    if (!answer.ok()) {
      throw new AuditProblem("the server refused %s: %s".formatted(action, answer.code()));
    }
    return answer.body();
  }
}

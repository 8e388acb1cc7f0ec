package dev.cuepost.audit.history;

/**
 * One call of one client.
 *
 * @param client the client's name, unique among the histories that are checked together
 * @param number unique within the client
 */
public record OperationId(String client, long number) {
  @Override
  public String toString() {
    return client + "#" + number;
  }
}

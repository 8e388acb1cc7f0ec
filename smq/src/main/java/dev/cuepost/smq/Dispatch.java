package dev.cuepost.smq;

import dev.cuepost.queue.QueueEngine;
import dev.cuepost.smq.account.AccountAttributes;
import dev.cuepost.smq.account.AccountOperations;
import dev.cuepost.smq.queue.QueueNames;
import dev.cuepost.smq.queue.QueueOperation;
import dev.cuepost.smq.queue.QueueOperations;
import dev.cuepost.smq.wire.Call;
import dev.cuepost.smq.wire.QueryParameters;
import dev.cuepost.smq.wire.Reply;
import java.util.Optional;
import java.util.function.Function;

/** Chooses the operation that a request means, before anybody knows whose it is. */
final class Dispatch {
  private final QueueOperations queues;
  private final AccountOperations accounts;

  Dispatch(QueueEngine engine, AccountAttributes attributes) {
    queues = new QueueOperations(engine);
    accounts = new AccountOperations(attributes);
  }

  /** An operation and all that the path said. */
  @FunctionalInterface
  interface Operation {
    Reply perform(Call call);
  }

  /** The operation, empty if the method means nothing on the resource. */
  Optional<Operation> select(String method, Resource resource, QueryParameters query) {
    return switch (resource) {
      case Resource.Queues() -> method.equals("GET") ? Optional.of(queues::list) : Optional.empty();
      case Resource.Queue(var name) -> queues.onQueue(method, query).map(on(name));
      case Resource.Messages(var queue) -> queues.onMessages(method, query).map(on(queue));
      case Resource.Account() ->
          switch (method) {
            case "GET" -> Optional.of(accounts::get);
            case "PUT" -> Optional.of(accounts::set);
            default -> Optional.empty();
          };
      case Resource.OpenService() ->
          method.equals("POST") ? Optional.of(accounts::open) : Optional.empty();
    };
  }

  private static Function<QueueOperation, Operation> on(String queue) {
    return operation ->
        call -> operation.perform(call.owner().queue(QueueNames.checked(queue)), call);
  }
}

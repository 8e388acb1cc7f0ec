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

  /**
   * An operation and all that the path said.
   *
   * @param action what policies call it, without the service
   * @param resource the part of its full name behind the account
   */
  record Operation(String action, String resource, Function<Call, Reply> performing) {
    Reply perform(Call call) {
      return performing.apply(call);
    }
  }

  /** The operation, empty if the method means nothing on the resource. */
  Optional<Operation> select(String method, Resource resource, QueryParameters query) {
    return switch (resource) {
      case Resource.Queues() ->
          method.equals("GET")
              ? Optional.of(new Operation("ListQueue", "/queues", queues::list))
              : Optional.empty();
      case Resource.Queue(var name) ->
          queues.onQueue(method, query).map(operation -> on(name, "/queues/" + name, operation));
      case Resource.Messages(var name) ->
          queues
              .onMessages(method, query)
              .map(operation -> on(name, "/queues/" + name + "/messages", operation));
      case Resource.Account() ->
          switch (method) {
            case "GET" -> Optional.of(new Operation("GetAccountAttributes", "/", accounts::get));
            case "PUT" -> Optional.of(new Operation("SetAccountAttributes", "/", accounts::set));
            default -> Optional.empty();
          };
      case Resource.OpenService() ->
          method.equals("POST")
              ? Optional.of(new Operation("OpenService", "/commonbuy/openservice", accounts::open))
              : Optional.empty();
    };
  }

  private static Operation on(String queue, String resource, QueueOperation operation) {
    return new Operation(
        operation.action(),
        resource,
        call -> operation.perform(call.owner().queue(QueueNames.checked(queue)), call));
  }
}

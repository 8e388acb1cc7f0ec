package dev.cuepost.smq;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every operation of the protocol, by the action and the resource that policies call it. */
class UserOperationsTest extends UsersOfSmq {
  /**
   * An operation.
   *
   * @param resource the part of its name behind the account
   * @param done what the account itself is answered
   */
  record Operation(
      String action, String resource, String method, String target, String body, String done) {
    Operation(String action, String resource, String request, String done) {
      this(action, resource, request, "", done);
    }

    Operation(String action, String resource, String request, String body, String done) {
      this(
          "mns:" + action,
          NAMES + resource,
          request.substring(0, request.indexOf(' ')),
          request.substring(request.indexOf(' ') + 1),
          body,
          done);
    }

    @Override
    public String toString() {
      return action + ": " + method + " " + target;
    }
  }

  private static final String QUEUE = "/queues/q";
  private static final String MESSAGES = "/queues/q/messages";
  private static final String MESSAGE = "<Message><MessageBody>m</MessageBody></Message>";

  private String handle = "";

  static Stream<Operation> operations() {
    return Stream.of(
        new Operation("CreateQueue", "/queues/other", "PUT /queues/other", "<Queue/>", "201"),
        new Operation(
            "SetQueueAttributes",
            QUEUE,
            "PUT /queues/q?metaoverride=true",
            "<Queue><VisibilityTimeout>77</VisibilityTimeout></Queue>",
            "204"),
        new Operation("GetQueueAttributes", QUEUE, "GET /queues/q", "200"),
        new Operation("ListQueue", "/queues", "GET /queues", "200"),
        new Operation("DeleteQueue", QUEUE, "DELETE /queues/q", "204"),
        new Operation("SendMessage", MESSAGES, "POST /queues/q/messages", MESSAGE, "201"),
        new Operation(
            "SendMessage",
            MESSAGES,
            "POST /queues/q/messages",
            "<Messages>" + MESSAGE + MESSAGE + "</Messages>",
            "201"),
        new Operation("ReceiveMessage", MESSAGES, "GET /queues/q/messages", "200"),
        new Operation("ReceiveMessage", MESSAGES, "GET /queues/q/messages?waitseconds=0", "200"),
        new Operation("ReceiveMessage", MESSAGES, "GET /queues/q/messages?numOfMessages=9", "200"),
        new Operation("PeekMessage", MESSAGES, "GET /queues/q/messages?peekonly=true", "200"),
        new Operation(
            "PeekMessage", MESSAGES, "GET /queues/q/messages?peekonly=true&numOfMessages=9", "200"),
        new Operation(
            "DeleteMessage", MESSAGES, "DELETE /queues/q/messages?ReceiptHandle=HANDLE", "204"),
        new Operation(
            "DeleteMessage",
            MESSAGES,
            "DELETE /queues/q/messages",
            "<ReceiptHandles><ReceiptHandle>HANDLE</ReceiptHandle></ReceiptHandles>",
            "204"),
        new Operation(
            "ChangeMessageVisibility",
            MESSAGES,
            "PUT /queues/q/messages?receiptHandle=HANDLE&visibilityTimeout=77",
            "200"),
        new Operation("GetAccountAttributes", "/", "GET /?accountmeta=true", "200"),
        new Operation(
            "SetAccountAttributes",
            "/",
            "PUT /?accountmeta=true",
            "<Account><LoggingBucket>logs</LoggingBucket></Account>",
            "204"),
        new Operation(
            "OpenService", "/commonbuy/openservice", "POST /commonbuy/openservice", "200"));
  }

  @BeforeEach
  void sendTwoMessagesAndReceiveOne() {
    as(ROOT, "PUT", QUEUE, "<Queue/>");
    as(ROOT, "POST", MESSAGES, MESSAGE);
    as(ROOT, "POST", MESSAGES, MESSAGE);
    handle = as(ROOT, "GET", MESSAGES).element("ReceiptHandle");
    assertThat(handle).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("operations")
  void a_user_who_may_do_just_this_with_just_this_may_do_it(Operation operation) {
    permit(allow(operation.action(), operation.resource()));
    assertThat(perform(operation).outcome()).isEqualTo(operation.done());
  }

  @ParameterizedTest
  @MethodSource("operations")
  void a_user_who_may_do_everything_else_is_told_what_they_may_not(Operation operation) {
    permit(allowAllBut(operation.action()));
    assertDenied(operation, "no policy allows it");
  }

  @ParameterizedTest
  @MethodSource("operations")
  void a_denial_wins_over_the_permission_of_everything(Operation operation) {
    permit(allow("*", "*"));
    permit(deny(operation.action(), operation.resource()));
    assertDenied(operation, "a policy denies it");
  }

  @ParameterizedTest
  @MethodSource("operations")
  void a_user_who_may_do_it_elsewhere_may_not_do_it_here(Operation operation) {
    permit(
        allow(operation.action(), operation.resource() + "x"),
        allow(operation.action(), operation.resource().replace(ACCOUNT, "1000000000000002")),
        allow(operation.action(), operation.resource().replace("shanghai", "beijing")));
    assertDenied(operation, "no policy allows it");
  }

  @ParameterizedTest
  @CsvSource({
    "GET,    /queues/%71",
    "GET,    /queues/q/",
    "GET,    /queues/%71/messages?numOfMessages=1",
    "GET,    /queues/q/messages/?peekonly=TRUE",
    "PUT,    /queues/%71?MetaOverride=True",
    "DELETE, /queues/%71/"
  })
  void no_other_way_to_write_the_name_leads_around_a_denial(String method, String target) {
    permit(allow("*", "*"), deny("mns:*", NAMES + "/queues/q*"));
    List<String> before = everything();
    Answer answer = as(user, method, target, "<Queue/>");
    assertThat(answer.outcome()).isEqualTo("403 AccessDenied");
    assertThat(everything()).isEqualTo(before);
  }

  private void assertDenied(Operation operation, String why) {
    List<String> before = everything();
    Answer answer = perform(operation);
    assertThat(answer.outcome()).isEqualTo("403 AccessDenied");
    assertThat(answer.element("Message"))
        .contains(
            "acs:ram::%s:user/ann is not allowed to %s on %s: %s."
                .formatted(ACCOUNT, operation.action(), operation.resource(), why));
    assertThat(everything()).isEqualTo(before);
  }

  private Answer perform(Operation operation) {
    return as(
        user,
        operation.method(),
        operation.target().replace("HANDLE", handle),
        operation.body().replace("HANDLE", handle));
  }

  private List<String> everything() {
    return Stream.of(
            "/queues",
            "/queues/q",
            MESSAGES + "?peekonly=true&numOfMessages=9",
            "/?accountmeta=true")
        .map(target -> as(ROOT, "GET", target).body())
        .toList();
  }
}

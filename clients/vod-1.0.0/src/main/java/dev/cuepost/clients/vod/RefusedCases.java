package dev.cuepost.clients.vod;

import static dev.cuepost.clients.vod.Cases.equal;

import com.aliyun.vod20170321.Client;
import com.aliyun.vod20170321.models.SetMessageCallbackRequest;
import java.util.function.Consumer;

/** Requests that the server refuses, with their codes; none of them leaves a setting. */
final class RefusedCases {
  private static final String APP = "app-refused";
  private static final String INVALID = "InvalidParameter";

  private final Settings settings;
  private final Client client;

  RefusedCases(Settings settings) throws Exception {
    this.settings = settings;
    this.client = settings.inShanghai();
  }

  void run() {
    set("MissingCallbackType", "no method", new SetMessageCallbackRequest(), _ -> {});
    http(INVALID, "an unknown method", r -> r.callbackType = "SMS");
    set("MissingCallbackURL", "HTTP without a URL", typed("HTTP"), _ -> {});
    http(INVALID, "a URL that is not of HTTP", r -> r.callbackURL = "ftp://a.test");
    http("MissingAuthKey", "a switch without a key", r -> r.authSwitch = "on");
    http(INVALID, "neither on nor off", r -> r.authSwitch = "yes");
    for (String key :
        new String[] {"test123", "12345678abc", "KEYKEY12", "KeyDemoo", "Key-4-Demo"}) {
      http(INVALID, "the key " + key, r -> r.authKey = key);
    }
    http(INVALID, "a key of 33 characters", r -> r.authKey = "Key4" + "x".repeat(29));
    http(INVALID, "an event name with a space", r -> r.eventTypeList = "FileUploadComplete,a b");
    http(INVALID, "an application's name with a space", r -> r.appId = "app 1");
    set(
        "MissingMnsEndpoint",
        "MNS without an endpoint",
        typed("MNS"),
        r -> r.mnsQueueName = "jobs");
    set(
        "MissingMnsQueueName",
        "MNS without a queue",
        typed("MNS"),
        r -> r.mnsEndpoint = Requests.MNS_ENDPOINT);
    queue("an endpoint with a query", r -> r.mnsEndpoint = "http://m.test/?");
    queue("a name that no queue can have", r -> r.mnsQueueName = "-jobs");
    refused(
        "InvalidAccessKeyId.NotFound",
        "an unknown key",
        () -> Requests.find(settings.withKey("LTAInobody", "x").inShanghai(), null));
    refused(
        "SignatureDoesNotMatch",
        "a wrong secret",
        () -> Requests.find(settings.withKey(settings.keyId(), "wrong").inShanghai(), null));
  }

  private void http(String code, String what, Consumer<SetMessageCallbackRequest> change) {
    set(code, what, Requests.overHttp("http://a.test"), change);
  }

  private void queue(String what, Consumer<SetMessageCallbackRequest> change) {
    set(INVALID, what, Requests.toQueue("jobs"), change);
  }

  private static SetMessageCallbackRequest typed(String type) {
    var request = new SetMessageCallbackRequest();
    request.callbackType = type;
    return request;
  }

  private void set(
      String code,
      String what,
      SetMessageCallbackRequest request,
      Consumer<SetMessageCallbackRequest> change) {
    request.appId = APP;
    change.accept(request);
    refused(
        code,
        what,
        () -> {
          equal(null, Requests.find(client, APP));
          try {
            client.setMessageCallback(request);
          } finally {
            equal(null, Requests.find(client, APP));
          }
        });
  }

  private static void refused(String code, String what, Cases.Steps steps) {
    Cases.refused(code, what, Sdk::code, steps);
  }
}

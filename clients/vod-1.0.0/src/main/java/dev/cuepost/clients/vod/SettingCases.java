package dev.cuepost.clients.vod;

import static dev.cuepost.clients.vod.Cases.check;
import static dev.cuepost.clients.vod.Cases.equal;
import static dev.cuepost.clients.vod.Cases.works;

import com.aliyun.vod20170321.Client;

/** Settings that are set, told again and deleted, in two regions and for two applications. */
final class SettingCases {
  private static final String OTHER_APP = "app-1000001";

  private final Client shanghai;
  private final Client beijing;

  SettingCases(Settings settings) throws Exception {
    shanghai = settings.inShanghai();
    beijing = settings.inBeijing();
  }

  void run() {
    works("SetMessageCallback", "over HTTP, every value comes back", this::overHttp);
    works("SetMessageCallback", "to a queue, replaces all of the earlier one", this::toQueue);
    works("SetMessageCallback", "all events", () -> events("ALL"));
    works("SetMessageCallback", "AIComplete", () -> events("AIComplete"));
    works("GetMessageCallback", "two regions with different methods", this::regions);
    works("GetMessageCallback", "two applications with different methods", this::applications);
    works("DeleteMessageCallback", "of one region and application only", this::deletion);
    works(
        "DeleteMessageCallback",
        "of what is not there",
        () -> {
          check(!Requests.delete(shanghai, "app-never-set").isEmpty(), "a request id");
        });
  }

  private void overHttp() throws Exception {
    var request = Requests.overHttp("https://cb.example.test/vod?x=1&y=%20");
    request.eventTypeList = "FileUploadComplete,AIComplete";
    request.authSwitch = "on";
    request.authKey = "Key4Demo";
    check(!shanghai.setMessageCallback(request).requestId.isEmpty(), "a request id");
    var got = Requests.get(shanghai, null);
    equal("HTTP", got.callbackType);
    equal("https://cb.example.test/vod?x=1&y=%20", got.callbackURL);
    equal("FileUploadComplete,AIComplete", got.eventTypeList);
    equal("on", got.authSwitch);
    equal("Key4Demo", got.authKey);
    equal("app-1000000", got.appId);
  }

  private void toQueue() throws Exception {
    shanghai.setMessageCallback(Requests.toQueue("jobs"));
    var got = Requests.get(shanghai, "app-1000000");
    equal("MNS", got.callbackType);
    equal(Requests.MNS_ENDPOINT, got.mnsEndpoint);
    equal("jobs", got.mnsQueueName);
    equal("", got.eventTypeList);
    equal("off", got.authSwitch);
    equal(null, got.authKey);
    equal(null, got.callbackURL);
  }

  private void events(String names) throws Exception {
    var request = Requests.toQueue("jobs");
    request.eventTypeList = names;
    shanghai.setMessageCallback(request);
    equal(names, Requests.get(shanghai, null).eventTypeList);
  }

  private void regions() throws Exception {
    shanghai.setMessageCallback(Requests.overHttp("http://cb.example.test/shanghai"));
    beijing.setMessageCallback(Requests.toQueue("in-beijing"));
    equal("http://cb.example.test/shanghai", Requests.get(shanghai, null).callbackURL);
    equal("HTTP", Requests.get(shanghai, null).callbackType);
    equal("in-beijing", Requests.get(beijing, null).mnsQueueName);
    equal("MNS", Requests.get(beijing, null).callbackType);
  }

  private void applications() throws Exception {
    shanghai.setMessageCallback(Requests.overHttp("http://cb.example.test/first"));
    var request = Requests.toQueue("of-another-app");
    request.appId = OTHER_APP;
    shanghai.setMessageCallback(request);
    equal("http://cb.example.test/first", Requests.get(shanghai, null).callbackURL);
    equal("of-another-app", Requests.get(shanghai, OTHER_APP).mnsQueueName);
    equal(OTHER_APP, Requests.get(shanghai, OTHER_APP).appId);
    equal(null, Requests.find(beijing, OTHER_APP));
  }

  private void deletion() throws Exception {
    regions();
    var request = Requests.overHttp("http://cb.example.test/other");
    request.appId = OTHER_APP;
    shanghai.setMessageCallback(request);
    check(!Requests.delete(shanghai, null).isEmpty(), "a request id");
    equal(null, Requests.find(shanghai, null));
    equal("in-beijing", Requests.get(beijing, null).mnsQueueName);
    equal("http://cb.example.test/other", Requests.get(shanghai, OTHER_APP).callbackURL);
    Requests.delete(shanghai, OTHER_APP);
    equal(null, Requests.find(shanghai, OTHER_APP));
  }
}

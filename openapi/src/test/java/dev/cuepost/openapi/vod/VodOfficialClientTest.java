package dev.cuepost.openapi.vod;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.aliyuncs.AcsResponse;
import com.aliyuncs.DefaultAcsClient;
import com.aliyuncs.RpcAcsRequest;
import com.aliyuncs.exceptions.ClientException;
import com.aliyuncs.http.ProtocolType;
import com.aliyuncs.profile.DefaultProfile;
import com.aliyuncs.vod.model.v20170321.DeleteMessageCallbackRequest;
import com.aliyuncs.vod.model.v20170321.GetMessageCallbackRequest;
import com.aliyuncs.vod.model.v20170321.GetMessageCallbackResponse.MessageCallback;
import com.aliyuncs.vod.model.v20170321.SetMessageCallbackRequest;
import dev.cuepost.access.Access;
import dev.cuepost.access.Holder;
import dev.cuepost.access.StoredPolicies;
import dev.cuepost.access.Users;
import dev.cuepost.callback.setting.CallbackSettings;
import dev.cuepost.identity.AccessKey;
import dev.cuepost.openapi.ClearSealing;
import dev.cuepost.openapi.Gateway;
import dev.cuepost.openapi.Product;
import dev.cuepost.state.Database;
import dev.cuepost.state.TestDatabase;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The official Java client of VOD, unchanged, against the gateway. */
@SuppressWarnings("NullAway.Init") // JUnit fills the fields
class VodOfficialClientTest {
  private static final String SHANGHAI = "cn-shanghai";
  private static final String BEIJING = "cn-beijing";
  private static final String ENDPOINT =
      "http://%s.mns.cn-shanghai.aliyuncs.com/".formatted(Gateway.ACCOUNT);

  private Database database;
  private Access access;
  private CallbackSettings settings;
  private Gateway gateway;

  @BeforeEach
  void start(@TempDir Path directory) throws Exception {
    var clock = InstantSource.system(); // the client signs with the machine's own time
    database = TestDatabase.open(directory);
    access =
        Access.open(database.jdbi(), directory.resolve("master-key"), clock, new SecureRandom());
    access.adopt(Gateway.KEY, "root");
    settings = CallbackSettings.open(database.jdbi(), new ClearSealing());
    gateway =
        Gateway.start(
            clock,
            access,
            access,
            new Product(
                "vod",
                "2017-03-21",
                List.of(
                    new SetMessageCallback(settings.vod()),
                    new GetMessageCallback(settings.vod()),
                    new DeleteMessageCallback(settings.vod()))));
  }

  @AfterEach
  void stop() {
    gateway.close();
    access.close();
    database.close();
  }

  @Test
  void a_setting_comes_back_as_it_was_set() throws Exception {
    var set = overHttp("https://cb.example.test/vod?x=1&y=%20");
    set.setMnsEndpoint(ENDPOINT);
    set.setMnsQueueName("jobs");
    set.setEventTypeList("FileUploadComplete,AIComplete");
    set.setAuthSwitch("on");
    set.setAuthKey("Key4Demo");
    assertThat(send(SHANGHAI, set).getRequestId()).isNotEmpty();
    MessageCallback got = setting(SHANGHAI, null);
    assertThat(got.getCallbackType()).isEqualTo("HTTP");
    assertThat(got.getCallbackURL()).isEqualTo("https://cb.example.test/vod?x=1&y=%20");
    assertThat(got.getEventTypeList()).isEqualTo("FileUploadComplete,AIComplete");
    assertThat(got.getAuthSwitch()).isEqualTo("on");
    assertThat(got.getAuthKey()).isEqualTo("Key4Demo");
    assertThat(got.getMnsEndpoint()).isEqualTo(ENDPOINT);
    assertThat(got.getMnsQueueName()).isEqualTo("jobs");
    assertThat(got.getAppId()).isEqualTo("app-1000000");
  }

  @Test
  void a_later_setting_replaces_the_earlier_one_entirely() throws Exception {
    send(SHANGHAI, overHttp("http://a.test"));
    send(SHANGHAI, toQueue("jobs"));
    MessageCallback got = setting(SHANGHAI, "app-1000000");
    assertThat(got.getCallbackType()).isEqualTo("MNS");
    assertThat(got.getCallbackURL()).isNull();
    assertThat(got.getEventTypeList()).isEmpty();
    assertThat(got.getAuthSwitch()).isEqualTo("off");
    assertThat(got.getAuthKey()).isNull();
  }

  @Test
  void regions_and_applications_have_settings_of_different_methods() throws Exception {
    send(SHANGHAI, overHttp("http://cb.example.test/shanghai"));
    send(BEIJING, toQueue("in-beijing"));
    var ofAnotherApp = toQueue("of-another-app");
    ofAnotherApp.setAppId("app-1000001");
    send(SHANGHAI, ofAnotherApp);
    var ofAnotherAppInBeijing = overHttp("http://cb.example.test/beijing");
    ofAnotherAppInBeijing.setAppId("app-1000001");
    send(BEIJING, ofAnotherAppInBeijing);

    assertThat(setting(SHANGHAI, null).getCallbackURL())
        .isEqualTo("http://cb.example.test/shanghai");
    assertThat(setting(BEIJING, null).getMnsQueueName()).isEqualTo("in-beijing");
    assertThat(setting(SHANGHAI, "app-1000001").getMnsQueueName()).isEqualTo("of-another-app");
    assertThat(setting(SHANGHAI, "app-1000001").getAppId()).isEqualTo("app-1000001");
    assertThat(setting(BEIJING, "app-1000001").getCallbackURL())
        .isEqualTo("http://cb.example.test/beijing");
  }

  @Test
  void what_is_deleted_is_no_longer_told_and_the_rest_stays() throws Exception {
    send(SHANGHAI, overHttp("http://a.test"));
    send(BEIJING, overHttp("http://b.test"));
    var ofAnotherApp = overHttp("http://c.test");
    ofAnotherApp.setAppId("app-1000001");
    send(SHANGHAI, ofAnotherApp);

    assertThat(send(SHANGHAI, new DeleteMessageCallbackRequest()).getRequestId()).isNotEmpty();
    assertThat(settings.vod().find(Gateway.ACCOUNT, SHANGHAI, "app-1000000")).isEmpty();
    assertThat(
            gateway
                .call("2017-03-21", "GetMessageCallback", Map.of("AppId", "app-1000000"))
                .fieldNames())
        .toIterable()
        .containsExactly("RequestId");
    assertThat(setting(BEIJING, null).getCallbackURL()).isEqualTo("http://b.test");
    assertThat(setting(SHANGHAI, "app-1000001").getCallbackURL()).isEqualTo("http://c.test");

    var deleteOther = new DeleteMessageCallbackRequest();
    deleteOther.setAppId("app-1000001");
    send(SHANGHAI, deleteOther);
    send(SHANGHAI, deleteOther);
    assertThat(settings.vod().find(Gateway.ACCOUNT, SHANGHAI, "app-1000001")).isEmpty();
  }

  @Test
  void a_url_alone_says_the_method() throws Exception {
    var request = new SetMessageCallbackRequest();
    request.setCallbackURL("http://a.test");
    send(SHANGHAI, request);
    assertThat(setting(SHANGHAI, null).getCallbackType()).isEqualTo("HTTP");
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "-,    -,             -,               -,      -,   -,        -,     MissingCallbackType",
        "-,    http://a.test, http://m.test/,  jobs,   -,   -,        -,     MissingCallbackType",
        "-,    -,             -,               jobs,   -,   -,        -,     MissingMnsEndpoint",
        "SMS,  http://a.test, -,               -,      -,   -,        -,     InvalidParameter",
        "HTTP, -,             -,               -,      -,   -,        -,     MissingCallbackURL",
        "HTTP, ftp://a.test,  -,               -,      -,   -,        -,     InvalidParameter",
        "HTTP, http://a.test, -,               -,      on,  -,        -,     MissingAuthKey",
        "HTTP, http://a.test, -,               -,      on,  test123,  -,     InvalidParameter",
        "HTTP, http://a.test, -,               -,      yes, Key4Demo, -,     InvalidParameter",
        "HTTP, http://a.test, mns,             -,      -,   -,        -,     InvalidParameter",
        "HTTP, http://a.test, -,               -,      -,   -,        app 1, InvalidParameter",
        "MNS,  -,             -,               jobs,   -,   -,        -,     MissingMnsEndpoint",
        "MNS,  -,             http://m.test/,  -,      -,   -,        -,     MissingMnsQueueName",
        "MNS,  -,             http://m.test/?, jobs,   -,   -,        -,     InvalidParameter",
        "MNS,  -,             http://m.test/,  -jobs,  -,   -,        -,     InvalidParameter",
        "MNS,  -,             http://m.test/,  a_jobs, -,   -,        -,     InvalidParameter"
      })
  void a_wrong_setting_is_refused_and_nothing_stored(
      @Nullable String type,
      @Nullable String url,
      @Nullable String endpoint,
      @Nullable String queue,
      @Nullable String authSwitch,
      @Nullable String authKey,
      @Nullable String app,
      String code) {
    var request = new SetMessageCallbackRequest();
    request.setCallbackType(type);
    request.setCallbackURL(url);
    request.setMnsEndpoint(endpoint);
    request.setMnsQueueName(queue);
    request.setAuthSwitch(authSwitch);
    request.setAuthKey(authKey);
    request.setAppId(app);
    assertRefused(Gateway.KEY, request, code);
    assertThat(settings.vod().find(Gateway.ACCOUNT, SHANGHAI, "app-1000000")).isEmpty();
  }

  @Test
  void an_event_list_with_odd_names_is_refused() {
    var request = overHttp("http://a.test");
    request.setEventTypeList("FileUploadComplete,a b");
    assertRefused(Gateway.KEY, request, "InvalidParameter");
  }

  @Test
  void a_refused_key_is_not_repeated() {
    var request = overHttp("http://a.test");
    request.setAuthKey("lower-only");
    assertThatThrownBy(() -> send(SHANGHAI, request))
        .hasMessageContaining("AuthKey")
        .hasMessageNotContaining("lower-only");
  }

  @Test
  void users_do_what_policies_allow() throws Exception {
    access.users().create(Gateway.ACCOUNT, "ann", new Users.Particulars("", ""));
    AccessKey ann = access.ownedKeys().create(Gateway.ACCOUNT, Optional.of("ann"));
    assertRefused(ann, overHttp("http://a.test"), "Forbidden.RAM");
    assertRefused(ann, new GetMessageCallbackRequest(), "Forbidden.RAM");
    assertRefused(ann, new DeleteMessageCallbackRequest(), "Forbidden.RAM");

    access
        .policies()
        .create(
            Gateway.ACCOUNT,
            "Look",
            "",
            """
            {"Version":"1","Statement":[{"Effect":"Allow","Action":"vod:GetMessageCallback",
            "Resource":"acs:vod:cn-shanghai:%s:*"}]}\
            """
                .formatted(Gateway.ACCOUNT));
    access
        .policies()
        .attach(
            Holder.user(Gateway.ACCOUNT, "ann"),
            new StoredPolicies.Ref(StoredPolicies.Type.CUSTOM, "Look"));
    send(SHANGHAI, overHttp("http://a.test"));
    assertThat(
            send(ann, SHANGHAI, new GetMessageCallbackRequest())
                .getMessageCallback()
                .getCallbackURL())
        .isEqualTo("http://a.test");
    assertRefused(ann, overHttp("http://b.test"), "Forbidden.RAM");
    assertRefused(ann, new DeleteMessageCallbackRequest(), "Forbidden.RAM");
  }

  private static SetMessageCallbackRequest overHttp(String url) {
    var request = new SetMessageCallbackRequest();
    request.setCallbackType("HTTP");
    request.setCallbackURL(url);
    return request;
  }

  private static SetMessageCallbackRequest toQueue(String name) {
    var request = new SetMessageCallbackRequest();
    request.setCallbackType("MNS");
    request.setMnsEndpoint(ENDPOINT);
    request.setMnsQueueName(name);
    return request;
  }

  private MessageCallback setting(String region, @Nullable String app) throws ClientException {
    var request = new GetMessageCallbackRequest();
    request.setAppId(app);
    return send(region, request).getMessageCallback();
  }

  private <T extends AcsResponse> T send(String region, RpcAcsRequest<T> request)
      throws ClientException {
    return send(Gateway.KEY, region, request);
  }

  private <T extends AcsResponse> T send(AccessKey key, String region, RpcAcsRequest<T> request)
      throws ClientException {
    var client = new DefaultAcsClient(DefaultProfile.getProfile(region, key.id(), key.secret()));
    request.setSysEndpoint(gateway.endpoint());
    request.setSysProtocol(ProtocolType.HTTP);
    try {
      return client.getAcsResponse(request);
    } finally {
      client.shutdown();
    }
  }

  private void assertRefused(AccessKey key, RpcAcsRequest<?> request, String code) {
    assertThatThrownBy(() -> send(key, SHANGHAI, request))
        .isInstanceOfSatisfying(
            ClientException.class, e -> assertThat(e.getErrCode()).isEqualTo(code));
  }
}

package dev.cuepost.openapi.oss;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuepost.access.Access;
import dev.cuepost.access.Holder;
import dev.cuepost.access.Sessions;
import dev.cuepost.access.StoredPolicies;
import dev.cuepost.access.StoredPolicies.Ref;
import dev.cuepost.access.Users;
import dev.cuepost.identity.AccessKey;
import dev.cuepost.identity.Caller;
import dev.cuepost.identity.OssSignature;
import dev.cuepost.openapi.RawHttp;
import dev.cuepost.queue.ManualClock;
import dev.cuepost.state.Database;
import dev.cuepost.state.TestDatabase;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Objects and buckets as users of accounts may have them. */
@SuppressWarnings("NullAway.Init") // JUnit fills the fields
class UsersOfOssTest {
  private static final AccessKey ROOT = ObjectFace.OWNER;
  private static final AccessKey STRANGER = ObjectFace.STRANGER;
  private static final String NAMES = "acs:oss:cn-shanghai:" + ROOT.account() + ":";

  private final ManualClock clock = new ManualClock();
  private Access access;
  private ObjectFace face;
  private AccessKey user;

  @BeforeEach
  void start(@TempDir Path directory) throws IOException {
    Database database = TestDatabase.open(directory);
    access =
        Access.open(database.jdbi(), directory.resolve("master-key"), clock, new SecureRandom());
    access.adopt(ROOT, "root");
    access.adopt(STRANGER, "stranger");
    user = userOf(ROOT.account());
    face = ObjectFace.start(directory, clock, database, access, access);
    for (String path :
        List.of("/private-one/team/a.txt", "/private-one/other/a.txt", "/public-one/a.txt")) {
      assertThat(send(ROOT, "PUT", path).status()).isEqualTo(200);
    }
  }

  @AfterEach
  void stop() {
    access.close();
    face.close();
  }

  @ParameterizedTest
  @CsvSource({
    "GetObject,     private-one/team/*, GET,    /private-one/team/a.txt, 200",
    "GetObject,     private-one/team/*, HEAD,   /private-one/team/a.txt, 200",
    "PutObject,     private-one/team/*, PUT,    /private-one/team/b.txt, 200",
    "PutObject,     private-one/team/*, PUT,    /private-one/team/a.txt, 200",
    "DeleteObject,  private-one/team/*, DELETE, /private-one/team/a.txt, 204",
    "ListObjects,   private-one,        GET,    /private-one,            200",
    "GetBucketAcl,  private-one,        GET,    /private-one?acl,        200",
    "GetBucketInfo, private-one,        HEAD,   /private-one,            200",
    "PutBucket,     new-one,            PUT,    /new-one,                200"
  })
  void a_user_may_do_just_what_a_policy_allows(
      String action, String resource, String method, String path, int status) throws IOException {
    permit(user, "Nearly", allowAllBut("oss:" + action));
    List<String> before = everything();
    RawHttp.Answer refused = send(user, method, path);
    assertThat(refused.status()).isEqualTo(403);
    if (!method.equals("HEAD")) {
      assertThat(refused.body())
          .contains("<Code>AccessDenied</Code>")
          .contains("user/ann is not allowed to oss:" + action + " on " + NAMES)
          .contains("no policy allows it");
    }
    assertThat(everything()).isEqualTo(before);

    access.policies().detach(Holder.user(ROOT.account(), "ann"), custom("Nearly"));
    permit(user, "Just", statement("Allow", "oss:" + action, NAMES + resource));
    assertThat(send(user, method, path).status()).isEqualTo(status);
  }

  @ParameterizedTest
  @CsvSource({
    "GET,    /private-one/other/a.txt",
    "PUT,    /private-one/other/a.txt",
    "DELETE, /private-one/other/a.txt",
    "GET,    /private-one/teams",
    "PUT,    /private-one/team",
    "PUT,    /private-one/tea%6D",
    "GET,    /private-one",
    "GET,    /private-one?acl",
    "PUT,    /public-one/team/a.txt",
    "DELETE, /public-one/a.txt",
    "PUT,    /new-one"
  })
  void what_is_allowed_below_a_prefix_is_allowed_nowhere_else(String method, String path)
      throws IOException {
    permit(user, "Team", statement("Allow", "oss:*", NAMES + "private-one/team/*"));
    List<String> before = everything();
    assertThat(send(user, method, path).status()).isEqualTo(403);
    assertThat(everything()).isEqualTo(before);
  }

  @Test
  void anybody_may_read_a_public_object_but_whom_a_policy_denies_it() throws IOException {
    assertThat(send(user, "GET", "/public-one/a.txt").status()).isEqualTo(200);
    permit(user, "Nothing", statement("Deny", "oss:GetObject", NAMES + "public-one/*"));
    RawHttp.Answer refused = send(user, "GET", "/public-one/a.txt");
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.body()).contains("a policy denies it");
    assertThat(send(user, "HEAD", "/public-one/a.txt").status()).isEqualTo(403);
    assertThat(RawHttp.send(face.port(), "GET /public-one/a.txt HTTP/1.1\nHost: h\n\n").status())
        .isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({
    "GET,    /private-one/team/a.txt, 403",
    "HEAD,   /private-one/team/a.txt, 403",
    "GET,    /private-one/nothing,    403",
    "PUT,    /private-one/team/a.txt, 403",
    "PUT,    /public-one/b.txt,       403",
    "DELETE, /private-one/team/a.txt, 403",
    "DELETE, /public-one/a.txt,       403",
    "GET,    /private-one,            403",
    "GET,    /public-one,             403",
    "GET,    /private-one?acl,        403",
    "GET,    /public-one?acl,         403",
    "HEAD,   /private-one,            403",
    "PUT,    /private-one,            409",
    "PUT,    /public-one,             409",
    "GET,    /public-one/a.txt,       200"
  })
  void another_account_and_its_mightiest_user_have_only_what_is_public(
      String method, String path, int status) throws IOException {
    AccessKey theirs = userOf(STRANGER.account());
    access
        .policies()
        .attach(
            Holder.user(STRANGER.account(), "ann"),
            new Ref(StoredPolicies.Type.SYSTEM, "AdministratorAccess"));
    List<String> before = everything();
    assertThat(send(STRANGER, method, path).status()).isEqualTo(status);
    assertThat(send(theirs, method, path).status()).isEqualTo(status);
    assertThat(everything()).isEqualTo(before);
  }

  @Test
  void a_policy_of_their_own_may_keep_users_from_what_others_made_public() throws IOException {
    AccessKey theirs = userOf(STRANGER.account());
    permit(theirs, "Nothing", statement("Deny", "oss:*", "*"));
    assertThat(send(theirs, "GET", "/public-one/a.txt").status()).isEqualTo(403);
  }

  @Test
  void an_address_that_a_user_signed_is_worth_what_the_user_may_now() throws IOException {
    permit(user, "Team", statement("Allow", "oss:GetObject", NAMES + "private-one/team/*"));
    String signed = signedAddress("/private-one/team/a.txt");
    assertThat(RawHttp.send(face.port(), signed).status()).isEqualTo(200);
    assertThat(RawHttp.send(face.port(), signedAddress("/private-one/other/a.txt")).status())
        .isEqualTo(403);
    access.policies().detach(Holder.user(ROOT.account(), "ann"), custom("Team"));
    assertThat(RawHttp.send(face.port(), signed).status()).isEqualTo(403);
  }

  @Test
  void an_inactive_key_is_of_no_use() throws IOException {
    permit(user, "All", statement("Allow", "oss:*", "*"));
    assertThat(send(user, "GET", "/private-one/team/a.txt").status()).isEqualTo(200);
    access.ownedKeys().setActive(ROOT.account(), Optional.of("ann"), user.id(), false);
    assertThat(send(user, "GET", "/private-one/team/a.txt").body())
        .contains("<Code>InvalidAccessKeyId</Code>");
  }

  @Test
  void a_temporary_key_needs_its_token_and_ends_with_its_time() throws IOException {
    AccessKey key = session();
    String token = key.temporary().orElseThrow().securityToken();
    assertThat(get(key, token).status()).isEqualTo(200);
    assertThat(get(key, token + "x").body()).contains("<Code>InvalidSecurityToken</Code>");
    assertThat(send(key, "GET", "/private-one/team/a.txt").body())
        .contains("<Code>InvalidAccessKeyId</Code>");
    clock.advance(Duration.ofHours(1));
    assertThat(get(key, token).body()).contains("<Code>SecurityTokenExpired</Code>");
  }

  private AccessKey session() {
    access
        .roles()
        .create(
            ROOT.account(),
            "Reader",
            """
            {"Version":"1","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole",
            "Principal":{"RAM":"acs:ram::%s:root"}}]}\
            """
                .formatted(ROOT.account()),
            "");
    access
        .policies()
        .attach(
            Holder.role(ROOT.account(), "Reader"),
            new Ref(StoredPolicies.Type.SYSTEM, "AliyunOSSReadOnlyAccess"));
    return access
        .sessions()
        .assume(
            new Caller.Account(ROOT.account()),
            new Sessions.Request(
                "acs:ram::%s:role/reader".formatted(ROOT.account()),
                "shift",
                Duration.ofHours(1),
                Optional.empty()))
        .key();
  }

  private AccessKey userOf(String account) {
    access.users().create(account, "ann", new Users.Particulars("", ""));
    return access.ownedKeys().create(account, Optional.of("ann"));
  }

  private void permit(AccessKey key, String name, String statement) {
    access
        .policies()
        .create(
            key.account(), name, "", "{\"Version\":\"1\",\"Statement\":[%s]}".formatted(statement));
    access.policies().attach(Holder.user(key.account(), "ann"), custom(name));
  }

  private static String statement(String effect, String action, String resource) {
    return "{\"Effect\":\"%s\",\"Action\":\"%s\",\"Resource\":\"%s\"}"
        .formatted(effect, action, resource);
  }

  private static String allowAllBut(String action) {
    return statement("Allow", action, "*").replace("Action", "NotAction");
  }

  private static Ref custom(String name) {
    return new Ref(StoredPolicies.Type.CUSTOM, name);
  }

  private List<String> everything() throws IOException {
    return List.of(
        send(ROOT, "GET", "/private-one").body(),
        send(ROOT, "GET", "/public-one").body(),
        "new-one: " + send(ROOT, "HEAD", "/new-one").status());
  }

  private RawHttp.Answer get(AccessKey key, String token) throws IOException {
    return send(key, "GET", "/private-one/team/a.txt", Map.of("x-oss-security-token", token));
  }

  private RawHttp.Answer send(AccessKey key, String method, String path) throws IOException {
    return send(key, method, path, Map.of());
  }

  /** Sends a signed request with a body of two bytes if it is a PUT of an object. */
  private RawHttp.Answer send(AccessKey key, String method, String path, Map<String, String> token)
      throws IOException {
    String date = HttpDate.of(clock.instant());
    Map<String, String> headers = new HashMap<>(token);
    headers.put("date", date);
    String plain = path.replace("?acl", "").replace("%6D", "m");
    boolean bucket = plain.lastIndexOf('/') == 0;
    String stringToSign =
        OssSignature.stringToSign(
            new OssSignature.Request(
                method,
                headers,
                bucket ? plain + "/" : plain,
                path.endsWith("?acl") ? Map.of("acl", "") : Map.of()));
    headers.put(
        "authorization", "OSS " + key.id() + ":" + OssSignature.sign(key.secret(), stringToSign));
    String body = method.equals("PUT") && !bucket ? "hi" : "";
    var text = new StringBuilder(method + " " + path + " HTTP/1.1\nHost: 127.0.0.1\n");
    headers.forEach((name, value) -> text.append(name + ": " + value + "\n"));
    text.append("Content-Length: " + body.length() + "\n\n" + body);
    return RawHttp.send(face.port(), text.toString());
  }

  private String signedAddress(String path) {
    String expires = Long.toString(clock.instant().plusSeconds(60).getEpochSecond());
    String signature =
        OssSignature.sign(
            user.secret(),
            OssSignature.stringToSign(
                new OssSignature.Request("GET", Map.of("date", expires), path, Map.of())));
    return "GET %s?OSSAccessKeyId=%s&Expires=%s&Signature=%s HTTP/1.1\nHost: 127.0.0.1\n\n"
        .formatted(path, user.id(), expires, URLEncoder.encode(signature, StandardCharsets.UTF_8));
  }
}

package dev.cuepost.openapi;

import com.aliyun.teaopenapi.models.Config;
import com.aliyuncs.AcsResponse;
import com.aliyuncs.DefaultAcsClient;
import com.aliyuncs.RpcAcsRequest;
import com.aliyuncs.exceptions.ClientException;
import com.aliyuncs.http.ProtocolType;
import com.aliyuncs.profile.DefaultProfile;
import com.fasterxml.jackson.databind.JsonNode;
import dev.cuepost.access.Access;
import dev.cuepost.identity.AccessKey;
import dev.cuepost.openapi.ram.Ram;
import dev.cuepost.openapi.sts.Sts;
import dev.cuepost.state.Database;
import dev.cuepost.state.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/**
 * Two accounts on a gateway with RAM, STS and a service to be used, all of it stored as in the
 * server. Clients sign with the machine's own time.
 */
public final class Accounts implements AutoCloseable {
  public static final AccessKey ROOT = Gateway.KEY;
  public static final AccessKey OTHER_ROOT =
      new AccessKey("LTAIexampleAk02", "ExampleSecret0002", "2000000000000002");

  private static final String REGION = "cn-shanghai";
  private static final String RAM = "2015-05-01";

  private final Database database;
  private final Access access;
  private final Gateway gateway;

  private Accounts(Database database, Access access, Gateway gateway) {
    this.database = database;
    this.access = access;
    this.gateway = gateway;
  }

  public static Accounts start(Path directory) throws IOException {
    var clock = InstantSource.system();
    var database = TestDatabase.open(directory);
    var access =
        Access.open(database.jdbi(), directory.resolve("master-key"), clock, new SecureRandom());
    access.adopt(ROOT, "one");
    access.adopt(OTHER_ROOT, "other");
    return new Accounts(
        database,
        access,
        Gateway.start(
            clock,
            access,
            access,
            Ram.product(access),
            Sts.product(access),
            new Product("test", "2020-01-01", List.of(new Tell()))));
  }

  public Access access() {
    return access;
  }

  /** Calls an operation of RAM, signed by the parameters. */
  public JsonNode ram(AccessKey key, String action, Map<String, String> parameters)
      throws IOException {
    return gateway.call(key, RAM, action, parameters);
  }

  public JsonNode sts(AccessKey key, String action, Map<String, String> parameters)
      throws IOException {
    return gateway.call(key, "2015-04-01", action, parameters);
  }

  /** Uses the service. */
  public JsonNode tell(AccessKey key) throws IOException {
    return gateway.call(key, "2020-01-01", "Tell", Map.of("Word", "w"));
  }

  /** A user of the first account, with a key and with these policies of the system. */
  public AccessKey user(String name, String... policies) throws IOException {
    ram(ROOT, "CreateUser", Map.of("UserName", name));
    for (String policy : policies) {
      attach("System", policy, name);
    }
    JsonNode key = ram(ROOT, "CreateAccessKey", Map.of("UserName", name)).get("AccessKey");
    return access.find(key.get("AccessKeyId").asText()).orElseThrow();
  }

  /** Lets the user do what a document says. */
  public void permit(String user, String policy, String document) throws IOException {
    ram(ROOT, "CreatePolicy", Map.of("PolicyName", policy, "PolicyDocument", document));
    attach("Custom", policy, user);
  }

  private void attach(String type, String policy, String user) throws IOException {
    ram(
        ROOT,
        "AttachPolicyToUser",
        Map.of("PolicyType", type, "PolicyName", policy, "UserName", user));
  }

  /** What today's generated clients are made with. */
  public Config config(AccessKey key) {
    var config =
        new Config()
            .setAccessKeyId(key.id())
            .setAccessKeySecret(key.secret())
            .setEndpoint(gateway.endpoint())
            .setProtocol("HTTP");
    key.temporary().map(AccessKey.Temporary::securityToken).ifPresent(config::setSecurityToken);
    return config;
  }

  /** Sends it with the classic client, which signs by the parameters. */
  public <T extends AcsResponse> T classic(AccessKey key, RpcAcsRequest<T> request)
      throws ClientException {
    DefaultProfile.addEndpoint(REGION, request.getSysProduct(), gateway.endpoint());
    DefaultProfile profile =
        key.temporary()
            .map(temporary ->
                DefaultProfile.getProfile(
                    REGION, key.id(), key.secret(), temporary.securityToken()))
            .orElseGet(() -> DefaultProfile.getProfile(REGION, key.id(), key.secret()));
    var client = new DefaultAcsClient(profile);
    request.setSysProtocol(ProtocolType.HTTP);
    try {
      return client.getAcsResponse(request);
    } finally {
      client.shutdown();
    }
  }

  @Override
  public void close() {
    gateway.close();
    access.close();
    database.close();
  }
}

package dev.cuepost.openapi.sts;

import dev.cuepost.access.Sessions;
import dev.cuepost.identity.AccessKey;
import dev.cuepost.identity.Caller;
import dev.cuepost.openapi.Action;
import dev.cuepost.openapi.Call;
import dev.cuepost.openapi.Fields;
import dev.cuepost.openapi.Parameter;
import dev.cuepost.openapi.ParameterType;
import dev.cuepost.openapi.Resource;
import dev.cuepost.openapi.WireTime;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Gives a temporary key to somebody whom a role trusts. Source:
 * https://www.alibabacloud.com/help/en/ram/developer-reference/api-sts-2015-04-01-assumerole.
 */
record AssumeRole(Sessions sessions) implements Action {
  private static final int SECONDS_BY_DEFAULT = 3_600;

  private static final Parameter<String> ROLE_ARN =
      Parameter.required("RoleArn", ParameterType.text());
  private static final Parameter<String> SESSION_NAME =
      Parameter.required("RoleSessionName", ParameterType.text());
  private static final Parameter<Integer> SECONDS =
      Parameter.optional("DurationSeconds", ParameterType.whole(0, 999_999_999));
  private static final Parameter<String> POLICY =
      Parameter.optional("Policy", ParameterType.text());

  private static final Pattern ARN =
      Pattern.compile("acs:ram::(?<account>[0-9]+):(?<path>role/.+)");

  @Override
  public String name() {
    return "AssumeRole";
  }

  @Override
  public List<Parameter<?>> parameters() {
    return List.of(ROLE_ARN, SESSION_NAME, SECONDS, POLICY);
  }

  /** The role, of whatever account. */
  @Override
  public Optional<Resource> about(Caller caller, Map<String, String> received) {
    Matcher arn = ARN.matcher(received.getOrDefault(ROLE_ARN.name(), ""));
    return Optional.of(
        arn.matches()
            ? new Resource(arn.group("account"), arn.group("path"))
            : new Resource(caller.account(), "*"));
  }

  @Override
  public Fields answer(Call call) {
    Sessions.Session session =
        sessions.assume(
            call.caller(),
            new Sessions.Request(
                call.get(ROLE_ARN),
                call.get(SESSION_NAME),
                Duration.ofSeconds(call.find(SECONDS).orElse(SECONDS_BY_DEFAULT)),
                call.find(POLICY)));
    AccessKey.Temporary temporary = session.key().temporary().orElseThrow();
    return new Fields()
        .fields(
            "Credentials",
            new Fields()
                .text("AccessKeyId", session.key().id())
                .text("AccessKeySecret", session.key().secret())
                .text("SecurityToken", temporary.securityToken())
                .text("Expiration", WireTime.of(temporary.expiresAt())))
        .fields(
            "AssumedRoleUser",
            new Fields()
                .text("Arn", session.caller().arn())
                .text("AssumedRoleId", session.roleId() + ":" + session.caller().session()));
  }
}

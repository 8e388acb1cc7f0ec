package dev.cuepost.identity.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrustPolicyTest {
  @Test
  void a_service_is_trusted_by_its_name() {
    TrustPolicy policy = trusting("{\"Service\": [\"ice.aliyuncs.com\", \"vod.aliyuncs.com\"]}");
    assertThat(policy.trustsService("ice.aliyuncs.com")).isTrue();
    assertThat(policy.trustsService("vod.aliyuncs.com")).isTrue();
    assertThat(policy.trustsService("ecs.aliyuncs.com")).isFalse();
    assertThat(policy.trustsCaller("1000000000000001", Optional.empty())).isFalse();
  }

  @Test
  void who_trusts_an_account_trusts_all_of_its_users() {
    TrustPolicy policy = trusting("{\"RAM\": \"acs:ram::1000000000000001:root\"}");
    assertThat(policy.trustsCaller("1000000000000001", Optional.empty())).isTrue();
    assertThat(policy.trustsCaller("1000000000000001", Optional.of("alice"))).isTrue();
    assertThat(policy.trustsCaller("1000000000000002", Optional.empty())).isFalse();
    assertThat(policy.trustsCaller("1000000000000002", Optional.of("alice"))).isFalse();
  }

  @Test
  void who_trusts_a_user_trusts_neither_the_account_nor_another() {
    TrustPolicy policy = trusting("{\"RAM\": [\"acs:ram::1000000000000001:user/alice\"]}");
    assertThat(policy.trustsCaller("1000000000000001", Optional.of("alice"))).isTrue();
    assertThat(policy.trustsCaller("1000000000000001", Optional.of("Alice"))).isFalse();
    assertThat(policy.trustsCaller("1000000000000001", Optional.of("bob"))).isFalse();
    assertThat(policy.trustsCaller("1000000000000001", Optional.empty())).isFalse();
    assertThat(policy.trustsCaller("1000000000000002", Optional.of("alice"))).isFalse();
  }

  @Test
  void all_statements_and_all_kinds_count() {
    TrustPolicy policy =
        TrustPolicy.parse(
            """
            {"Version": "1", "Statement": [
              {"Action": "sts:AssumeRole", "Effect": "Allow",
               "Principal": {"Service": "ice.aliyuncs.com",
                             "RAM": "acs:ram::1000000000000001:user/alice"}},
              {"Action": ["sts:AssumeRole"], "Effect": "Allow",
               "Principal": {"RAM": "acs:ram::1000000000000002:root"}}]}\
            """);
    assertThat(policy.trustsService("ice.aliyuncs.com")).isTrue();
    assertThat(policy.trustsCaller("1000000000000001", Optional.of("alice"))).isTrue();
    assertThat(policy.trustsCaller("1000000000000002", Optional.empty())).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "*"                                             | Principal must be an object, was "*"
          {}                                              | Principal must be an object with at least one member, was {}
          {"Federated":["x"]}                             | Principal.Federated is not known, only Service, RAM
          {"Service":[]}                                  | Principal.Service must be one value or more, was []
          {"Service":7}                                   | Principal.Service must be a string that is not empty, was 7
          {"Service":"*"}                                 | Principal.Service must be the name of a service, such as ice.aliyuncs.com, was "*"
          {"Service":["*.aliyuncs.com"]}                  | Principal.Service[0] must be the name of a service, such as ice.aliyuncs.com, was "*.aliyuncs.com"
          {"RAM":"*"}                                     | Principal.RAM must be acs:ram::<account>:root or acs:ram::<account>:user/<name>, was "*"
          {"RAM":"acs:ram::*:root"}                       | Principal.RAM must be acs:ram::<account>:root or acs:ram::<account>:user/<name>, was "acs:ram::*:root"
          {"RAM":"acs:ram::1:user/*"}                     | Principal.RAM must be acs:ram::<account>:root or acs:ram::<account>:user/<name>, was "acs:ram::1:user/*"
          {"RAM":"acs:ram::1:role/r"}                     | Principal.RAM must be acs:ram::<account>:root or acs:ram::<account>:user/<name>, was "acs:ram::1:role/r"
          {"RAM":"acs:ram:cn-shanghai:1:root"}            | Principal.RAM must be acs:ram::<account>:root or acs:ram::<account>:user/<name>, was "acs:ram:cn-shanghai:1:root"
          """)
  void a_principal_that_is_none_is_refused_with_a_sentence(String principal, String sentence) {
    assertThatExceptionOfType(PolicyProblem.class)
        .isThrownBy(() -> trusting(principal))
        .withMessage("Statement[0]." + sentence);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"Version":"2","Statement":[]}                     | Version must be "1", was "2"
          {"Version":"1","Statement":[{}]}                   | Statement[0].Effect is missing
          {"Version":"1","Statement":{"Effect":"Deny"}}      | Statement.Effect must be Allow, was "Deny"
          {"Version":"1","Statement":{"Resource":"*"}}       | Statement.Resource is not known, only Effect, Action, Principal
          {"Version":"1","Statement":{"Condition":{}}}       | Statement.Condition is not known, only Effect, Action, Principal
          {"Version":"1","Statement":{"Effect":"Allow"}}     | Statement.Action is missing
          {"Version":"1","Statement":{"Effect":"Allow","Action":"sts:*"}} | Statement.Action must be sts:AssumeRole, was "sts:*"
          {"Version":"1","Statement":{"Effect":"Allow","Action":["sts:AssumeRole","ram:x"]}} | Statement.Action[1] must be sts:AssumeRole, was "ram:x"
          {"Version":"1","Statement":{"Effect":"Allow","Action":"sts:AssumeRole"}} | Statement.Principal is missing
          """)
  void a_document_that_is_no_trust_policy_is_refused_with_a_sentence(
      String document, String sentence) {
    assertThatExceptionOfType(PolicyProblem.class)
        .isThrownBy(() -> TrustPolicy.parse(document))
        .withMessage(sentence);
  }

  private static TrustPolicy trusting(String principal) {
    return TrustPolicy.parse(
        """
        {"Version": "1", "Statement":
         [{"Action": "sts:AssumeRole", "Effect": "Allow", "Principal": %s}]}\
        """
            .formatted(principal));
  }
}

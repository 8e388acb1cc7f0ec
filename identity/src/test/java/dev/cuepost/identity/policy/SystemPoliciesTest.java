package dev.cuepost.identity.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SystemPoliciesTest {
  @Test
  void they_have_the_names_that_users_know() {
    assertThat(SystemPolicies.all())
        .extracting(SystemPolicy::name)
        .containsExactlyInAnyOrder(
            "AdministratorAccess",
            "AliyunMNSFullAccess",
            "AliyunMNSReadOnlyAccess",
            "AliyunICEFullAccess",
            "AliyunICEReadOnlyAccess",
            "AliyunVODFullAccess",
            "AliyunVODReadOnlyAccess",
            "AliyunVODUploadAuth",
            "AliyunVODPlayAuth",
            "AliyunOSSFullAccess",
            "AliyunOSSReadOnlyAccess",
            "AliyunRAMFullAccess",
            "AliyunRAMReadOnlyAccess",
            "AliyunSTSAssumeRoleAccess",
            "AliyunICEDefaultRolePolicy",
            "AliyunVODDefaultRolePolicy");
    assertThat(SystemPolicies.find("AliyunECSFullAccess")).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("dev.cuepost.identity.policy.SystemPolicies#all")
  void each_can_be_read_and_says_what_it_is_for(SystemPolicy policy) {
    assertThat(policy.policy().statements()).hasSize(1);
    assertThat(policy.description()).endsWith(".");
    assertThat(SystemPolicies.find(policy.name())).contains(policy);
  }

  @Test
  void a_document_is_the_text_that_is_shown_to_users() {
    assertThat(SystemPolicies.find("AliyunICEReadOnlyAccess").orElseThrow().document())
        .isEqualTo(
            "{\"Version\":\"1\",\"Statement\":[{\"Effect\":\"Allow\","
                + "\"Action\":[\"ice:Get*\",\"ice:List*\",\"ice:Describe*\"],"
                + "\"Resource\":\"acs:ice:*:*:*\"}]}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          POLICY                     | ACTION                        | RESOURCE                                           | ALLOWED
          AdministratorAccess        | ram:DeleteUser                | acs:ram:*:1000000000000001:user/a                  | true
          AliyunMNSFullAccess        | mns:SendMessage               | acs:mns:cn-shanghai:1000000000000001:/queues/q/messages | true
          AliyunMNSFullAccess        | oss:GetObject                 | acs:oss:*:1000000000000001:b/k                     | false
          AliyunMNSReadOnlyAccess    | mns:GetQueueAttributes        | acs:mns:cn-shanghai:1000000000000001:/queues/q     | true
          AliyunMNSReadOnlyAccess    | mns:ListQueue                 | acs:mns:cn-shanghai:1000000000000001:/queues       | true
          AliyunMNSReadOnlyAccess    | mns:SendMessage               | acs:mns:cn-shanghai:1000000000000001:/queues/q/messages | false
          AliyunMNSReadOnlyAccess    | mns:ReceiveMessage            | acs:mns:cn-shanghai:1000000000000001:/queues/q/messages | false
          AliyunMNSReadOnlyAccess    | mns:PeekMessage               | acs:mns:cn-shanghai:1000000000000001:/queues/q/messages | false
          AliyunICEFullAccess        | ice:SubmitMediaProducingJob   | acs:ice:cn-shanghai:1000000000000001:*             | true
          AliyunICEReadOnlyAccess    | ice:GetMediaProducingJob      | acs:ice:cn-shanghai:1000000000000001:*             | true
          AliyunICEReadOnlyAccess    | ice:SubmitMediaProducingJob   | acs:ice:cn-shanghai:1000000000000001:*             | false
          AliyunVODFullAccess        | vod:SetMessageCallback        | *                                                  | true
          AliyunVODReadOnlyAccess    | vod:SearchMedia               | *                                                  | true
          AliyunVODReadOnlyAccess    | vod:SetMessageCallback        | *                                                  | false
          AliyunVODUploadAuth        | vod:CreateUploadVideo         | *                                                  | true
          AliyunVODUploadAuth        | vod:GetPlayInfo               | *                                                  | false
          AliyunVODPlayAuth          | vod:GetVideoPlayAuth          | *                                                  | true
          AliyunVODPlayAuth          | vod:CreateUploadVideo         | *                                                  | false
          AliyunOSSFullAccess        | oss:PutObject                 | acs:oss:*:1000000000000001:b/k                     | true
          AliyunOSSReadOnlyAccess    | oss:GetObject                 | acs:oss:*:1000000000000001:b/k                     | true
          AliyunOSSReadOnlyAccess    | oss:PutObject                 | acs:oss:*:1000000000000001:b/k                     | false
          AliyunRAMFullAccess        | ram:CreateUser                | acs:ram:*:1000000000000001:user/a                  | true
          AliyunRAMReadOnlyAccess    | ram:ListUsers                 | acs:ram:*:1000000000000001:user/*                  | true
          AliyunRAMReadOnlyAccess    | ram:CreateAccessKey           | acs:ram:*:1000000000000001:user/a                  | false
          AliyunSTSAssumeRoleAccess  | sts:AssumeRole                | acs:ram:*:1000000000000001:role/r                  | true
          AliyunSTSAssumeRoleAccess  | ram:GetRole                   | acs:ram:*:1000000000000001:role/r                  | false
          AliyunICEDefaultRolePolicy | mns:SendMessage               | acs:mns:cn-shanghai:1000000000000001:/queues/q/messages | true
          AliyunICEDefaultRolePolicy | mns:DeleteQueue               | acs:mns:cn-shanghai:1000000000000001:/queues/q     | false
          AliyunVODDefaultRolePolicy | oss:PutObject                 | acs:oss:*:1000000000000001:b/k                     | true
          AliyunVODDefaultRolePolicy | oss:PutBucketAcl              | acs:oss:*:1000000000000001:b                       | false
          AliyunVODDefaultRolePolicy | vod:GetPlayInfo               | acs:vod:cn-shanghai:1000000000000001:video/v       | true
          AliyunVODDefaultRolePolicy | vod:GetVideoInfo              | acs:vod:cn-shanghai:1000000000000001:*             | false
          """)
  void they_allow_what_their_names_promise(
      String name, String action, String resource, boolean allowed) {
    var context = new AccessContext(InetAddress.getLoopbackAddress(), Instant.EPOCH, false);
    var policy = SystemPolicies.find(name).orElseThrow().policy();
    assertThat(Policies.decide(List.of(policy), new AccessRequest(action, resource, context)))
        .isEqualTo(allowed ? Decision.ALLOWED : Decision.DENIED_IMPLICITLY);
  }
}

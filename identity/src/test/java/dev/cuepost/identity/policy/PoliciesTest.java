package dev.cuepost.identity.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What policies decide, as tables in the words of {@link PolicyShorthand}. */
class PoliciesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          POLICIES                                             | ACTION          | RESOURCE               | DECISION
          # Nothing is allowed that is not allowed by something.
          ''                                                   | mns:SendMessage | ~/queues/q/messages    | DENIED_IMPLICITLY
          allow mns:* on *                                     | ice:GetMedia    | *                      | DENIED_IMPLICITLY
          allow * on *                                         | mns:SendMessage | ~/queues/q/messages    | ALLOWED
          deny * on *                                          | mns:SendMessage | ~/queues/q/messages    | DENIED_EXPLICITLY
          deny mns:DeleteQueue on *                            | mns:SendMessage | ~/queues/q/messages    | DENIED_IMPLICITLY
          # A denial wins, wherever it stands.
          allow * on * ; deny mns:SendMessage on *             | mns:SendMessage | ~/queues/q/messages    | DENIED_EXPLICITLY
          deny mns:SendMessage on * ; allow * on *             | mns:SendMessage | ~/queues/q/messages    | DENIED_EXPLICITLY
          allow * on * ; deny mns:SendMessage on *             | mns:PeekMessage | ~/queues/q/messages    | ALLOWED
          allow mns:Get* on * ; allow mns:Send* on *           | mns:SendMessage | ~/queues/q/messages    | ALLOWED
          allow mns:* on * ; deny mns:* on ~/queues/a          | mns:DeleteQueue | ~/queues/a             | DENIED_EXPLICITLY
          allow mns:* on * ; deny mns:* on ~/queues/a          | mns:DeleteQueue | ~/queues/b             | ALLOWED
          # Actions, in either case.
          allow mns:SendMessage on *                           | mns:SendMessage | ~/queues/q/messages    | ALLOWED
          allow MNS:sendmessage on *                           | mns:SendMessage | ~/queues/q/messages    | ALLOWED
          allow mns:SendMessage on *                           | MNS:SENDMESSAGE | ~/queues/q/messages    | ALLOWED
          deny mns:SEND* on *                                  | mns:SendMessage | ~/queues/q/messages    | DENIED_EXPLICITLY
          allow mns:Send* on *                                 | mns:SendMessage | ~/queues/q/messages    | ALLOWED
          allow mns:Send* on *                                 | mns:PeekMessage | ~/queues/q/messages    | DENIED_IMPLICITLY
          allow mns:????Message on *                           | mns:SendMessage | ~/queues/q/messages    | ALLOWED
          allow mns:???Message on *                            | mns:SendMessage | ~/queues/q/messages    | DENIED_IMPLICITLY
          allow mns:*Message on *                              | mns:PeekMessage | ~/queues/q/messages    | ALLOWED
          allow mns:SendMessage on *                           | mns:SendMessages | ~/queues/q/messages   | DENIED_IMPLICITLY
          allow *:SendMessage on *                             | mns:SendMessage | ~/queues/q/messages    | ALLOWED
          allow mns:PeekMessage,mns:SendMessage on *           | mns:SendMessage | ~/queues/q/messages    | ALLOWED
          allow mns:PeekMessage,mns:GetQueueAttributes on *    | mns:SendMessage | ~/queues/q/messages    | DENIED_IMPLICITLY
          # All but some actions.
          allow all but mns:Delete* on *                       | mns:SendMessage | ~/queues/q/messages    | ALLOWED
          allow all but mns:Delete* on *                       | mns:deletequeue | ~/queues/q             | DENIED_IMPLICITLY
          allow all but mns:Get*,mns:Delete* on *              | mns:DeleteQueue | ~/queues/q             | DENIED_IMPLICITLY
          allow * on * ; deny all but mns:Get* on *            | mns:DeleteQueue | ~/queues/q             | DENIED_EXPLICITLY
          allow * on * ; deny all but mns:Get* on *            | mns:GetQueueAttributes | ~/queues/q      | ALLOWED
          allow all but * on *                                 | mns:SendMessage | ~/queues/q/messages    | DENIED_IMPLICITLY
          # Resources, as written, over the whole name.
          allow mns:* on ~/queues/q/messages                   | mns:SendMessage | ~/queues/q/messages    | ALLOWED
          allow mns:* on ~/queues/Q/messages                   | mns:SendMessage | ~/queues/q/messages    | DENIED_IMPLICITLY
          allow mns:* on ~/queues/q                            | mns:SendMessage | ~/queues/q/messages    | DENIED_IMPLICITLY
          allow mns:* on ~/queues/q*                           | mns:SendMessage | ~/queues/q/messages    | ALLOWED
          allow mns:* on ~/queues/q*                           | mns:SendMessage | ~/queues/qq/messages   | ALLOWED
          allow mns:* on ~/queues/q/*                          | mns:SendMessage | ~/queues/qq/messages   | DENIED_IMPLICITLY
          allow mns:* on ~/queues/?/messages                   | mns:SendMessage | ~/queues/qq/messages   | DENIED_IMPLICITLY
          allow mns:* on ~/queues/??/messages                  | mns:SendMessage | ~/queues/qq/messages   | ALLOWED
          allow mns:* on ~/queues/*/messages                   | mns:SendMessage | ~/queues/a-b/messages  | ALLOWED
          allow mns:* on acs:mns:*:*:/queues/q/messages        | mns:SendMessage | ~/queues/q/messages    | ALLOWED
          allow mns:* on acs:mns:*:*:/queues/q/messages        | mns:SendMessage | ~/queues/p/messages    | DENIED_IMPLICITLY
          allow mns:* on acs:mns:cn-*:*:*                      | mns:SendMessage | ~/queues/q/messages    | ALLOWED
          allow mns:* on acs:mns:eu-*:*:*                      | mns:SendMessage | ~/queues/q/messages    | DENIED_IMPLICITLY
          allow mns:* on acs:mns:::/queues/q/messages          | mns:SendMessage | ~/queues/q/messages    | DENIED_IMPLICITLY
          allow mns:* on acs:mns:*:1000000000000002:*          | mns:SendMessage | ~/queues/q/messages    | DENIED_IMPLICITLY
          allow mns:* on ~/queues/a,~/queues/b                 | mns:DeleteQueue | ~/queues/b             | ALLOWED
          allow ice:* on acs:ice:*:*:*                         | ice:GetMedia    | acs:ice:*:1000000000000001:* | ALLOWED
          # All but some resources.
          allow mns:* on all but ~/queues/a*                   | mns:DeleteQueue | ~/queues/abc           | DENIED_IMPLICITLY
          allow mns:* on all but ~/queues/a*                   | mns:DeleteQueue | ~/queues/b             | ALLOWED
          allow * on * ; deny mns:* on all but ~/queues/a      | mns:DeleteQueue | ~/queues/b             | DENIED_EXPLICITLY
          allow * on * ; deny mns:* on all but ~/queues/a      | mns:DeleteQueue | ~/queues/a             | ALLOWED
          allow all but mns:D* on all but ~/queues/a           | mns:SendMessage | ~/queues/b             | ALLOWED
          allow all but mns:D* on all but ~/queues/a           | mns:SendMessage | ~/queues/a             | DENIED_IMPLICITLY
          """)
  void statements_are_about_actions_and_resources(
      String policies, String action, String resource, Decision decision) {
    assertThat(
            decide(
                policies, action, resource, context("203.0.113.7", "2026-06-01T12:00:00Z", true)))
        .isEqualTo(decision);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          POLICIES                                                                                       | SOURCE IP       | TIME                 | TLS   | DECISION
          # Where a request comes from.
          allow mns:* on * if IpAddress acs:SourceIp 203.0.113.7                                         | 203.0.113.7     | 2026-06-01T12:00:00Z | true  | ALLOWED
          allow mns:* on * if IpAddress acs:SourceIp 203.0.113.7                                         | 203.0.113.8     | 2026-06-01T12:00:00Z | true  | DENIED_IMPLICITLY
          allow mns:* on * if IpAddress acs:SourceIp 203.0.113.0/24                                      | 203.0.113.255   | 2026-06-01T12:00:00Z | true  | ALLOWED
          allow mns:* on * if IpAddress acs:SourceIp 203.0.113.0/24                                      | 203.0.114.0     | 2026-06-01T12:00:00Z | true  | DENIED_IMPLICITLY
          allow mns:* on * if IpAddress acs:SourceIp 10.0.0.0/8,192.0.2.0/25                             | 192.0.2.127     | 2026-06-01T12:00:00Z | true  | ALLOWED
          allow mns:* on * if IpAddress acs:SourceIp 10.0.0.0/8,192.0.2.0/25                             | 192.0.2.128     | 2026-06-01T12:00:00Z | true  | DENIED_IMPLICITLY
          allow mns:* on * if IpAddress acs:SourceIp 0.0.0.0/0                                           | 198.51.100.1    | 2026-06-01T12:00:00Z | true  | ALLOWED
          allow mns:* on * if IpAddress acs:SourceIp 0.0.0.0/0                                           | 2001:db8::1     | 2026-06-01T12:00:00Z | true  | DENIED_IMPLICITLY
          allow mns:* on * if IpAddress acs:SourceIp 2001:db8::/32                                       | 2001:db8:1::9   | 2026-06-01T12:00:00Z | true  | ALLOWED
          allow mns:* on * if IpAddress acs:SourceIp 2001:db8::/32                                       | 2001:db9::1     | 2026-06-01T12:00:00Z | true  | DENIED_IMPLICITLY
          allow mns:* on * if IpAddress acs:SourceIp 10.0.0.0/8                                          | ::ffff:10.1.2.3 | 2026-06-01T12:00:00Z | true  | ALLOWED
          allow mns:* on * if IpAddress acs:SourceIp ::ffff:10.0.0.0/104                                 | 10.1.2.3        | 2026-06-01T12:00:00Z | true  | ALLOWED
          allow mns:* on * if NotIpAddress acs:SourceIp 10.0.0.0/8                                       | 203.0.113.7     | 2026-06-01T12:00:00Z | true  | ALLOWED
          allow mns:* on * if NotIpAddress acs:SourceIp 10.0.0.0/8                                       | 10.0.0.1        | 2026-06-01T12:00:00Z | true  | DENIED_IMPLICITLY
          allow mns:* on * if NotIpAddress acs:SourceIp 10.0.0.0/8,203.0.113.0/24                        | 203.0.113.7     | 2026-06-01T12:00:00Z | true  | DENIED_IMPLICITLY
          allow * on * ; deny * on * if NotIpAddress acs:SourceIp 10.0.0.0/8                             | 203.0.113.7     | 2026-06-01T12:00:00Z | true  | DENIED_EXPLICITLY
          allow * on * ; deny * on * if NotIpAddress acs:SourceIp 10.0.0.0/8                             | 10.200.0.1      | 2026-06-01T12:00:00Z | true  | ALLOWED
          allow mns:* on * if StringLike acs:SourceIp 203.0.113.*                                        | 203.0.113.7     | 2026-06-01T12:00:00Z | true  | ALLOWED
          # When.
          allow mns:* on * if DateLessThan acs:CurrentTime 2026-06-01T20:00:01+08:00                     | 203.0.113.7     | 2026-06-01T12:00:00Z | true  | ALLOWED
          allow mns:* on * if DateLessThan acs:CurrentTime 2026-06-01T20:00:00+08:00                     | 203.0.113.7     | 2026-06-01T12:00:00Z | true  | DENIED_IMPLICITLY
          allow mns:* on * if DateLessThanEquals acs:CurrentTime 2026-06-01T12:00:00Z                    | 203.0.113.7     | 2026-06-01T12:00:00Z | true  | ALLOWED
          allow mns:* on * if DateGreaterThan acs:CurrentTime 2026-06-01T12:00:00Z                       | 203.0.113.7     | 2026-06-01T12:00:00Z | true  | DENIED_IMPLICITLY
          allow mns:* on * if DateGreaterThan acs:CurrentTime 2026-06-01T12:00:00Z                       | 203.0.113.7     | 2026-06-01T12:00:01Z | true  | ALLOWED
          allow mns:* on * if DateGreaterThanEquals acs:CurrentTime 2026-06-01T12:00:00Z                 | 203.0.113.7     | 2026-06-01T12:00:00Z | true  | ALLOWED
          allow mns:* on * if DateEquals acs:CurrentTime 2026-06-01T12:00:00Z                            | 203.0.113.7     | 2026-06-01T12:00:00.9Z | true | ALLOWED
          allow mns:* on * if DateNotEquals acs:CurrentTime 2026-06-01T12:00:00Z                         | 203.0.113.7     | 2026-06-01T12:00:00Z | true  | DENIED_IMPLICITLY
          allow mns:* on * if DateNotEquals acs:CurrentTime 2026-06-01T12:00:00Z                         | 203.0.113.7     | 2026-06-01T12:00:01Z | true  | ALLOWED
          allow mns:* on * if DateGreaterThan acs:CurrentTime 2026-01-01T00:00:00Z and DateLessThan acs:CurrentTime 2027-01-01T00:00:00Z | 203.0.113.7 | 2026-06-01T12:00:00Z | true | ALLOWED
          allow mns:* on * if DateGreaterThan acs:CurrentTime 2026-01-01T00:00:00Z and DateLessThan acs:CurrentTime 2027-01-01T00:00:00Z | 203.0.113.7 | 2027-06-01T12:00:00Z | true | DENIED_IMPLICITLY
          # Over what.
          allow mns:* on * if Bool acs:SecureTransport true                                              | 203.0.113.7     | 2026-06-01T12:00:00Z | true  | ALLOWED
          allow mns:* on * if Bool acs:SecureTransport true                                              | 203.0.113.7     | 2026-06-01T12:00:00Z | false | DENIED_IMPLICITLY
          allow mns:* on * if Bool acs:SecureTransport true,false                                        | 203.0.113.7     | 2026-06-01T12:00:00Z | false | ALLOWED
          allow * on * ; deny * on * if Bool acs:SecureTransport false                                   | 203.0.113.7     | 2026-06-01T12:00:00Z | false | DENIED_EXPLICITLY
          allow * on * ; deny * on * if Bool acs:SecureTransport false                                   | 203.0.113.7     | 2026-06-01T12:00:00Z | true  | ALLOWED
          # All conditions must hold.
          allow mns:* on * if IpAddress acs:SourceIp 10.0.0.0/8 and Bool acs:SecureTransport true        | 10.0.0.1        | 2026-06-01T12:00:00Z | true  | ALLOWED
          allow mns:* on * if IpAddress acs:SourceIp 10.0.0.0/8 and Bool acs:SecureTransport true        | 10.0.0.1        | 2026-06-01T12:00:00Z | false | DENIED_IMPLICITLY
          allow mns:* on * if IpAddress acs:SourceIp 10.0.0.0/8 and Bool acs:SecureTransport true        | 203.0.113.7     | 2026-06-01T12:00:00Z | true  | DENIED_IMPLICITLY
          allow mns:* on * if IpAddress acs:SourceIp 10.0.0.0/8 and NotIpAddress acs:SourceIp 10.9.0.0/16 | 10.9.0.1       | 2026-06-01T12:00:00Z | true  | DENIED_IMPLICITLY
          # What a request does not have, or has of another kind, fulfils nothing.
          allow mns:* on * if Bool acs:MFAPresent true                                                   | 203.0.113.7     | 2026-06-01T12:00:00Z | true  | DENIED_IMPLICITLY
          allow mns:* on * if StringNotEquals acs:UserAgent x                                            | 203.0.113.7     | 2026-06-01T12:00:00Z | true  | DENIED_IMPLICITLY
          allow mns:* on * if IpAddress acs:SourceIP 0.0.0.0/0                                           | 203.0.113.7     | 2026-06-01T12:00:00Z | true  | DENIED_IMPLICITLY
          allow mns:* on * if NotIpAddress acs:CurrentTime 10.0.0.0/8                                    | 203.0.113.7     | 2026-06-01T12:00:00Z | true  | DENIED_IMPLICITLY
          allow mns:* on * if NumericNotEquals acs:CurrentTime 1                                         | 203.0.113.7     | 2026-06-01T12:00:00Z | true  | DENIED_IMPLICITLY
          allow * on * ; deny * on * if Bool acs:MFAPresent false                                        | 203.0.113.7     | 2026-06-01T12:00:00Z | true  | ALLOWED
          """)
  void conditions_are_about_the_circumstances_of_a_request(
      String policies, String sourceIp, String time, boolean tls, Decision decision) {
    assertThat(
            decide(
                policies, "mns:SendMessage", "~/queues/q/messages", context(sourceIp, time, tls)))
        .isEqualTo(decision);
  }

  private static Decision decide(
      String policies, String action, String resource, AccessContext context) {
    return Policies.decide(
        PolicyShorthand.policies(policies),
        new AccessRequest(action, PolicyShorthand.resource(resource), context));
  }

  private static AccessContext context(String sourceIp, String time, boolean tls) {
    return new AccessContext(InetAddress.ofLiteral(sourceIp), Instant.parse(time), tls);
  }
}

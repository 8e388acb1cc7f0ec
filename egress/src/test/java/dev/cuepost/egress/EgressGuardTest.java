package dev.cuepost.egress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuepost.egress.EgressGuard.Reach;
import dev.cuepost.egress.EgressGuard.Verdict;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EgressGuardTest {
  private static final EgressGuard LOCAL = new EgressGuard(Reach.LOCAL, List.of());
  private static final EgressGuard PUBLIC = new EgressGuard(Reach.PUBLIC, List.of());

  @ParameterizedTest
  @ValueSource(
      strings = {
        "8.8.8.8",
        "1.1.1.1",
        "9.255.255.255",
        "11.0.0.0",
        "100.63.255.255",
        "100.128.0.0",
        "126.255.255.255",
        "128.0.0.0",
        "169.253.255.255",
        "172.15.255.255",
        "172.32.0.0",
        "192.167.255.255",
        "223.255.255.255",
        "2606:4700:4700::1111",
        "2400:3200::1",
        "64:ff9b::808:808", // NAT64 of 8.8.8.8
        "2002:808:808::1", // 6to4 of 8.8.8.8
      })
  void public_addresses_may_be_called_by_every_server(String address) {
    assertThat(allows(LOCAL, address)).isTrue();
    assertThat(allows(PUBLIC, address)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "127.255.255.254",
        "10.0.0.1",
        "172.16.0.1",
        "172.31.255.255",
        "192.168.1.1",
        "100.64.0.1",
        "100.127.255.255",
        "::1",
        "fc00::1",
        "fdff:ffff::1",
        "64:ff9b::7f00:1", // NAT64 of 127.0.0.1
        "64:ff9b::a00:1", // NAT64 of 10.0.0.1
        "2002:7f00:1::", // 6to4 of 127.0.0.1
        "2002:c0a8:101::1", // 6to4 of 192.168.1.1
      })
  void loopback_and_private_addresses_may_be_called_by_a_server_on_loopback_only(String address) {
    assertThat(allows(LOCAL, address)).isTrue();
    assertThat(allows(PUBLIC, address)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0.0.0",
        "0.1.2.3",
        "::",
        "169.254.0.1",
        "169.254.169.254",
        "fe80::1",
        "febf::1",
        "100.100.100.200", // metadata service of Alibaba Cloud
        "192.0.0.192", // of Oracle Cloud
        "168.63.129.16", // of Azure
        "fd00:ec2::254", // of Amazon
        "fd20:ce::254", // of Google
        "224.0.0.1",
        "239.255.255.250",
        "ff02::1",
        "255.255.255.255",
        "64:ff9b::a9fe:a9fe", // NAT64 of 169.254.169.254
        "2002:a9fe:a9fe::1", // 6to4 of 169.254.169.254
        "2002:6464:64c8::1", // 6to4 of 100.100.100.200
      })
  void some_addresses_are_refused_by_every_server_whatever_its_operator_allows(String address) {
    var everything = List.of(Cidr.parse("0.0.0.0/0"), Cidr.parse("::/0"));
    assertThat(allows(new EgressGuard(Reach.LOCAL, everything), address)).isFalse();
    assertThat(allows(new EgressGuard(Reach.PUBLIC, everything), address)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "192.0.0.8",
        "192.0.2.1",
        "192.88.99.1",
        "198.18.0.1",
        "198.19.255.255",
        "198.51.100.1",
        "203.0.113.1",
        "240.0.0.1",
        "::2",
        "::7f00:1", // IPv4-compatible, long deprecated
        "64:ff9b:1::a00:1", // NAT64 for local use
        "100::1",
        "2001::1", // Teredo
        "2001:db8::1",
        "3fff::1",
        "fec0::1",
        "5f00::1",
      })
  void reserved_addresses_are_refused_unless_the_operator_allows_them(String address) {
    assertThat(allows(LOCAL, address)).isFalse();
    assertThat(allows(PUBLIC, address)).isFalse();
    assertThat(allows(new EgressGuard(Reach.PUBLIC, List.of(Cidr.parse(address))), address))
        .isTrue();
  }

  @ParameterizedTest
  @CsvSource({"127.0.0.1, false", "10.0.0.1, false", "169.254.169.254, false", "8.8.8.8, true"})
  void an_ipv4_address_mapped_into_ipv6_is_judged_as_itself(String ipv4, boolean allowed)
      throws UnknownHostException {
    String hex = "00000000000000000000ffff" + HexFormat.of().formatHex(bytes(ipv4));
    InetAddress mapped = Inet6Address.getByAddress(null, HexFormat.of().parseHex(hex), -1);
    assertThat(mapped.getAddress()).hasSize(16);
    assertThat(PUBLIC.check(mapped) instanceof Verdict.Allowed).isEqualTo(allowed);
  }

  @Test
  void a_block_that_the_operator_allows_may_be_called_by_a_public_server() {
    var guard = new EgressGuard(Reach.PUBLIC, List.of(Cidr.parse("10.1.0.0/16")));
    assertThat(allows(guard, "10.1.2.3")).isTrue();
    assertThat(allows(guard, "64:ff9b::a01:203")).isTrue();
    assertThat(allows(guard, "10.2.0.1")).isFalse();
    assertThat(allows(guard, "127.0.0.1")).isFalse();
  }

  @Test
  void where_the_server_listens_decides_how_far_it_reaches() {
    assertThat(boundTo("127.0.0.1").reach()).isEqualTo(Reach.LOCAL);
    assertThat(boundTo("::1").reach()).isEqualTo(Reach.LOCAL);
    assertThat(boundTo("0.0.0.0").reach()).isEqualTo(Reach.PUBLIC);
    assertThat(boundTo("::").reach()).isEqualTo(Reach.PUBLIC);
    assertThat(boundTo("192.168.1.5").reach()).isEqualTo(Reach.PUBLIC);
  }

  @Test
  void a_refusal_names_the_address_and_the_rule() {
    assertThat(LOCAL.check(InetAddress.ofLiteral("169.254.169.254")))
        .isEqualTo(
            new Verdict.Refused(
                "169.254.169.254 is a link-local address, which this server does not call"));
  }

  private static boolean allows(EgressGuard guard, String address) {
    return guard.check(InetAddress.ofLiteral(address)) instanceof Verdict.Allowed;
  }

  private static EgressGuard boundTo(String address) {
    return EgressGuard.boundTo(InetAddress.ofLiteral(address), List.of());
  }

  private static byte[] bytes(String ipv4) {
    return InetAddress.ofLiteral(ipv4).getAddress();
  }
}

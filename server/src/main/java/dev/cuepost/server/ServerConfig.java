package dev.cuepost.server;

import dev.cuepost.egress.Cidr;
import dev.cuepost.openapi.CallRates;
import dev.cuepost.state.Tally;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * Everything that can be set. Read once before a port opens; wrong values never get past here.
 *
 * @param data directory that holds all of the server's state
 * @param host address to listen on; one that is not loopback narrows what callbacks may reach
 * @param port port of SMQ, IMS and the health check; 0: any free one
 * @param ossPort port of the objects; 0: any free one
 * @param regions the first one is the default; at least one
 * @param ffmpeg path of the {@code ffmpeg} program; absent: looked for on PATH, then the bundled
 *     one
 * @param workers jobs rendered at the same time, 1 to 64
 * @param jobTimeout longest time a job may render, 1 s to 24 h
 * @param mediaLimits what one editing job may take
 * @param plugin what looks at media for tags and audits: {@code builtin}, an http(s) address, or a
 *     command
 * @param speechPlugin what says texts: an http(s) address or a command; absent: nothing does
 * @param transcriptPlugin what listens for captions, likewise
 * @param objectsBucket where objects' bytes lie; absent: in files below {@code data}
 * @param objectsUrl by which clients reach the objects of all regions that have no port of their
 *     own; absent: the server's own address
 * @param egressAllow CIDR blocks that callbacks and pulls may reach although they are not public
 * @param roles what this server does; all, unless it shares its state
 * @param stateDatabase what several servers share; absent: a file below {@code data}
 * @param queueDatabase where queues lie; absent: in files below {@code data}
 * @param durability which queues promise less than others
 * @param throttling whether there are limits to how often an account may call an operation
 * @param callsPerSecond that limit where no other is documented, 1 to 100,000; 0: none
 * @param authoriseServices whether the media services may act for the account of the first start
 * @param auditRetention how long entries of the audit log are kept, 1 day to 10 years
 * @param logRetention how long events and what became of them are kept, 1 hour to 10 years
 */
record ServerConfig(
    Path data,
    String host,
    int port,
    int ossPort,
    List<RegionPorts> regions,
    Optional<Path> ffmpeg,
    int workers,
    Duration jobTimeout,
    MediaLimits mediaLimits,
    Optional<String> plugin,
    Optional<String> speechPlugin,
    Optional<String> transcriptPlugin,
    Optional<ObjectsBucket> objectsBucket,
    Optional<URI> objectsUrl,
    List<Cidr> egressAllow,
    Set<Role> roles,
    Optional<StateDatabase> stateDatabase,
    Optional<QueueDatabase> queueDatabase,
    QueueDurability durability,
    boolean throttling,
    int callsPerSecond,
    boolean authoriseServices,
    Duration auditRetention,
    Duration logRetention) {

  ServerConfig {
    regions = List.copyOf(regions);
    egressAllow = List.copyOf(egressAllow);
    roles = Set.copyOf(roles);
    require(
        stateDatabase.isEmpty() || (queueDatabase.isPresent() && objectsBucket.isPresent()),
        "state.database is for servers that share everything: set queues.database and objects.s3.bucket as well");
    require(
        stateDatabase.isPresent() || roles.size() == Role.values().length,
        "roles are for servers that share everything: set state.database as well");
    Ports.check("port", port);
    Ports.check("oss-port", ossPort);
    require(port == 0 || port != ossPort, "port and oss-port must differ, both were " + port);
    require(!regions.isEmpty(), "region must be given at least once");
    require(1 <= workers && workers <= 64, "media.workers must be in 1..64, was " + workers);
    require(
        0 <= callsPerSecond && callsPerSecond <= 100_000,
        "openapi.calls-per-second must be in 0..100000, was " + callsPerSecond);
    require(
        jobTimeout.compareTo(Duration.ofSeconds(1)) >= 0
            && jobTimeout.compareTo(Duration.ofHours(24)) <= 0,
        "media.job-timeout must be in PT1S..PT24H, was " + jobTimeout);
    require(
        auditRetention.compareTo(Duration.ofDays(1)) >= 0
            && auditRetention.compareTo(Duration.ofDays(3650)) <= 0,
        "access.audit-retention must be in P1D..P3650D, was " + auditRetention);
    require(
        logRetention.compareTo(Duration.ofHours(1)) >= 0
            && logRetention.compareTo(Duration.ofDays(3650)) <= 0,
        "callback.log-retention must be in PT1H..P3650D, was " + logRetention);
    distinct(regions, port, ossPort);
  }

  /** All servers together count who calls. */
  CallRates callRates(LongSupplier steadyMillis, Tally calls) {
    OptionalInt others = callsPerSecond == 0 ? OptionalInt.empty() : OptionalInt.of(callsPerSecond);
    if (!throttling) {
      return CallRates.unlimited();
    }
    CallRates rates = CallRates.of(others, steadyMillis, calls::add);
    calls.listen(rates::admittedElsewhere);
    return rates;
  }

  String defaultRegion() {
    return regions.getFirst().id();
  }

  /** Whether only programs of this machine can reach the server. */
  boolean bindsLoopback() {
    return address().isLoopbackAddress();
  }

  InetAddress address() {
    try {
      return InetAddress.getByName(host);
    } catch (UnknownHostException e) {
      throw new Problem("host must be an address of this machine, was '%s'".formatted(host), e);
    }
  }

  private static void distinct(List<RegionPorts> regions, int port, int ossPort) {
    Set<String> ids = new HashSet<>();
    Set<Integer> ports = new HashSet<>(List.of(port));
    ports.add(ossPort);
    for (RegionPorts region : regions) {
      require(ids.add(region.id()), "region %s is given twice".formatted(region.id()));
      for (Optional<Integer> own : List.of(region.port(), region.ossPort())) {
        require(
            own.isEmpty() || own.get() == 0 || ports.add(own.get()),
            "port %d is given twice".formatted(own.orElse(0)));
      }
    }
  }

  private static void require(boolean holds, String sentence) {
    if (!holds) {
      throw new Problem(sentence);
    }
  }
}

package dev.cuepost.server;

import dev.cuepost.openapi.RpcGateway;
import dev.cuepost.openapi.oss.KeptEncodings;
import dev.cuepost.openapi.oss.TransportRefusals;
import dev.cuepost.smq.TransportErrors;
import dev.cuepost.smq.connection.WatchfulConnections;
import io.helidon.common.socket.SocketOptions;
import io.helidon.webserver.ListenerConfig;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http1.Http1Config;
import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * The ports: one for the protocols and one for the objects, and further pairs for regions that have
 * their own.
 *
 * @param ports in the order of configuration, the default ones first
 * @param objectsUrl by which clients reach the shared port for objects, if not by its address
 */
record Listeners(InetAddress address, List<Port> ports, Optional<URI> objectsUrl) {
  /** SDKs keep idle connections for 30 s; closing later than they do spares them broken calls. */
  private static final Duration IDLE = Duration.ofSeconds(90);

  private static final Duration IDLE_CHECKED = Duration.ofSeconds(10);

  private static final Duration STOP_MAX = Duration.ofSeconds(3);
  private static final int HEADERS_MAX_BYTES = 64 * 1024;

  /** What a port is for. */
  enum Face {
    API,
    OBJECTS
  }

  /**
   * A port that is known before it opens.
   *
   * @param region whose it is alone; empty for the ports that all regions share
   */
  record Port(Face face, int number, String region) {}

  /**
   * Settles the numbers of the ports that may be any free one.
   *
   * @param reserved to be closed when the ports are open
   */
  static Listeners of(ServerConfig config, ReservedPorts reserved) {
    List<Port> ports = new ArrayList<>();
    InetAddress address = config.address();
    ports.add(new Port(Face.API, reserved.reserve(address, config.port()), ""));
    ports.add(new Port(Face.OBJECTS, reserved.reserve(address, config.ossPort()), ""));
    for (RegionPorts region : config.regions()) {
      region
          .port()
          .ifPresent(
              port -> ports.add(new Port(Face.API, reserved.reserve(address, port), region.id())));
      region
          .ossPort()
          .ifPresent(port ->
              ports.add(new Port(Face.OBJECTS, reserved.reserve(address, port), region.id())));
    }
    return new Listeners(address, ports, config.objectsUrl());
  }

  Map<Integer, String> regionsByPort() {
    return ports.stream()
        .filter(port -> !port.region().isEmpty())
        .collect(Collectors.toMap(Port::number, Port::region));
  }

  /**
   * The address of each port for objects, and its region.
   *
   * @param shared region of path-style addresses at the port that all regions share
   */
  Map<URI, String> objectEndpoints(String shared) {
    Map<URI, String> endpoints = new LinkedHashMap<>();
    for (Port port : ports) {
      if (port.face() == Face.OBJECTS) {
        String region = port.region().isEmpty() ? shared : port.region();
        hosts().forEach(host -> endpoints.put(uri(host, port.number()), region));
      }
    }
    objectsUrl.ifPresent(url -> endpoints.put(url, shared));
    return endpoints;
  }

  /** Where clients put and get the objects of a region: its own port, else the shared one. */
  URI objectEndpoint(String region) {
    return ports.stream()
        .filter(port -> port.face() == Face.OBJECTS)
        .filter(port -> port.region().equals(region) || port.region().isEmpty())
        .max(Comparator.comparing(Port::region)) // the shared one has none
        .map(this::told)
        .orElseThrow();
  }

  /** By which clients are told to reach a port for objects. */
  private URI told(Port port) {
    if (port.region().isEmpty() && objectsUrl.isPresent()) {
      return objectsUrl.get();
    }
    return address.isAnyLocalAddress() ? uri("localhost", port.number()) : uri(port);
  }

  /** By which the ports can be named: a wildcard address stands for all of this machine's. */
  private Set<String> hosts() {
    Set<String> hosts = new LinkedHashSet<>(List.of(address.getHostAddress()));
    if (address.isLoopbackAddress() || address.isAnyLocalAddress()) {
      hosts.add("localhost");
    }
    if (address.isAnyLocalAddress()) {
      try {
        NetworkInterface.networkInterfaces()
            .flatMap(NetworkInterface::inetAddresses)
            .map(own -> own.getHostAddress().replaceAll("%.*", "")) // without the IPv6 scope
            .forEach(hosts::add);
        hosts.add(InetAddress.getLocalHost().getHostName());
      } catch (IOException e) {
        throw new Problem("the addresses of this machine cannot be listed: " + e.getMessage(), e);
      }
    }
    return hosts;
  }

  /** Name of each port on the ready line, and its address. */
  Map<String, URI> endpoints() {
    Map<String, URI> endpoints = new LinkedHashMap<>();
    for (Port port : ports) {
      String face = port.face() == Face.API ? "api" : "objects";
      endpoints.put(port.region().isEmpty() ? face : face + "." + port.region(), uri(port));
    }
    return endpoints;
  }

  private URI uri(Port port) {
    return uri(address.getHostAddress(), port.number());
  }

  private static URI uri(String host, int port) {
    String literal = host.contains(":") ? "[" + host + "]" : host;
    return URI.create("http://%s:%d".formatted(literal, port));
  }

  /**
   * Opens the ports, all or none.
   *
   * @param api the routes of the protocols
   * @param objects the routes of the objects
   * @param requestIds of answers to requests that no route of the protocols sees
   * @param clock tells the dates of answers
   * @throws Problem if one cannot be opened; the log tells why
   */
  WebServer open(
      Supplier<HttpRouting.Builder> api,
      Supplier<HttpRouting.Builder> objects,
      Supplier<String> requestIds,
      InstantSource clock) {
    var dates = new AnswerDates(clock);
    var server = WebServer.builder().shutdownHook(false);
    for (Port port : ports) {
      ListenerConfig listener = listener(port, api, objects, requestIds, dates);
      if (port.equals(ports.getFirst())) {
        server.from(listener);
      } else {
        server.putSocket(port.face() + ":" + port.number(), listener);
      }
    }
    WebServer started = server.build().start();
    if (!started.isRunning()) { // it logs why, and does not throw
      throw new Problem(
          "not all of the ports could be opened: %s; the lines above tell why"
              .formatted(
                  ports.stream()
                      .map(port -> Integer.toString(port.number()))
                      .collect(Collectors.joining(", "))));
    }
    return started;
  }

  private ListenerConfig listener(
      Port port,
      Supplier<HttpRouting.Builder> api,
      Supplier<HttpRouting.Builder> objects,
      Supplier<String> requestIds,
      AnswerDates dates) {
    // "Continue" goes out when content is first read, not before: a client that is told to go on
    // and
    // refused in the same breath takes the connection for broken and never sees why.
    var http =
        Http1Config.builder()
            .maxPrologueLength(RpcGateway.REQUEST_LINE_MAX_BYTES)
            .maxHeadersSize(HEADERS_MAX_BYTES)
            .build();
    var listener =
        ListenerConfig.builder()
            .address(address)
            .port(port.number())
            .maxTcpConnections(ConnectionLimit.ofEach(ports.size()))
            .idleConnectionTimeout(IDLE)
            .idleConnectionPeriod(IDLE_CHECKED)
            // An answer that takes more than one write must not wait for the client's
            // acknowledgement
            // of the first.
            .connectionOptions(SocketOptions.builder().tcpNoDelay(true).build())
            .shutdownGracePeriod(STOP_MAX);
    return switch (port.face()) {
      case API ->
          listener
              .addConnectionSelector(new WatchfulConnections(http))
              .maxPayloadSize(RpcGateway.PAYLOAD_MAX_BYTES)
              .directHandlers(dates.handlers(new TransportErrors(requestIds)))
              .routing(api.get().addFilter(dates).addFilter(new LastAnswers()))
              .buildPrototype();
      case OBJECTS ->
          listener
              .addConnectionSelector(new PlainConnections(http))
              .contentEncoding(new KeptEncodings())
              .directHandlers(dates.handlers(new TransportRefusals(UUID::randomUUID)))
              .routing(objects.get().addFilter(dates).addFilter(new LastAnswers()))
              .buildPrototype();
    };
  }
}

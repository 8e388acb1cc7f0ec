package dev.cuepost.cli.profile;

import dev.cuepost.cli.outcome.Failure;
import dev.cuepost.cli.session.Session;
import dev.cuepost.cli.site.ClientKey;
import dev.cuepost.cli.site.Face;
import dev.cuepost.cli.site.Profiles;
import dev.cuepost.cli.site.Site;
import java.io.Console;
import java.net.URI;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Adds a server. */
@Command(
    name = "add",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Adds a server, or changes the one of that name. The first one is in use from then on.",
      "The key comes from --credentials, else from CUEPOST_ACCESS_KEY_ID, CUEPOST_ACCESS_KEY_SECRET"
          + " and CUEPOST_SECURITY_TOKEN, else it is asked for; it is never read from the command"
          + " line."
    },
    footerHeading = Session.EXAMPLES,
    footer = {
      "  cuepost profile add local --credentials cuepost-data/credentials",
      "  cuepost profile add lab --at https://media.example.com --in cn-shanghai",
      "  cuepost profile add cloud --cloud cn-shanghai --account 1234567890123456"
    })
final class AddCommand implements Runnable {
  private static final String LOCAL = "http://127.0.0.1:8700";
  private static final String URL = "URL";

  private final Session session;

  @Parameters(paramLabel = "NAME", description = "letters, digits, hyphens, underscores")
  private String name = "";

  @Option(
      names = "--at",
      paramLabel = URL,
      description = "address of a Cuepost (default: " + LOCAL + ")")
  private @Nullable String at;

  @Option(
      names = "--cloud",
      paramLabel = "REGION",
      description = "the cloud itself, in this region; its addresses follow from that")
  private @Nullable String cloud;

  @Option(
      names = "--account",
      paramLabel = "ID",
      description = "the account's number, which is part of the cloud's address of queues")
  private @Nullable String account;

  @Option(names = "--in", paramLabel = "REGION", description = "region that requests name")
  private @Nullable String region;

  @Option(names = "--smq-endpoint", paramLabel = URL, description = "another address of queues")
  private @Nullable String smq;

  @Option(names = "--ims-endpoint", paramLabel = URL, description = "another address of IMS")
  private @Nullable String ims;

  @Option(names = "--vod-endpoint", paramLabel = URL, description = "another address of VOD")
  private @Nullable String vod;

  @Option(
      names = "--credentials",
      paramLabel = "FILE",
      description = "a server's file 'credentials', which has the key")
  private @Nullable Path credentials;

  AddCommand(Session session) {
    this.session = session;
  }

  @Override
  public void run() {
    Site site = site(key());
    Profiles profiles = Profiles.of(session.environment());
    boolean first = profiles.names().isEmpty();
    profiles.put(name, site);
    if (first) {
      profiles.use(name);
    }
    session.out().done("Added", name);
  }

  private Site site(ClientKey key) {
    if (cloud != null && at != null) {
      throw Failure.usage("give either --at or --cloud");
    }
    if (cloud != null && account == null && smq == null) {
      throw Failure.usage("--cloud needs --account, which is part of the address of queues");
    }
    Site site =
        cloud == null
            ? Site.at(Site.address(at == null ? LOCAL : at), Optional.ofNullable(region), key)
            : Site.cloud(cloud, account == null ? "" : account, key);
    Map<Face, URI> addresses = new EnumMap<>(site.addresses());
    put(addresses, Face.SMQ, smq);
    put(addresses, Face.IMS, ims);
    put(addresses, Face.VOD, vod);
    return new Site(addresses, site.region(), key);
  }

  private static void put(Map<Face, URI> addresses, Face face, @Nullable String address) {
    if (address != null) {
      addresses.put(face, Site.address(address));
    }
  }

  private ClientKey key() {
    if (credentials != null) {
      return ClientKey.read(credentials);
    }
    return ClientKey.of(session.environment()).orElseGet(AddCommand::asked);
  }

  private static ClientKey asked() {
    Console console =
        Optional.ofNullable(System.console())
            .filter(Console::isTerminal)
            .orElseThrow(() ->
                Failure.usage(
                    "no key is given: name a file with --credentials, or set %s and %s"
                        .formatted(ClientKey.ID, ClientKey.SECRET)));
    String id = console.readLine("AccessKey id: ");
    char[] secret = console.readPassword("AccessKey secret: ");
    if (id == null || secret == null || id.isBlank() || secret.length == 0) {
      throw new Failure("nothing was added");
    }
    return new ClientKey(id.strip(), new String(secret).strip(), Optional.empty());
  }
}

package dev.cuepost.server;

import static java.util.Objects.requireNonNull;

import dev.cuepost.access.Access;
import dev.cuepost.access.Accounts.Account;
import dev.cuepost.cli.output.Column;
import dev.cuepost.cli.output.Output;
import dev.cuepost.cli.session.Session;
import dev.cuepost.cli.user.UserCommand;
import dev.cuepost.identity.AccessKey;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/**
 * The accounts of a server. No protocol speaks of accounts beside the caller's own, so this works
 * on the stopped server's directory.
 */
@Command(
    name = "account",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = {
      "Manages the accounts of a server, which know nothing of each other. It works on the"
          + " directory in --data; the server must be stopped."
    },
    footerHeading = Session.EXAMPLES,
    footer = {
      "  cuepost user account create 'Second customer' --data ./cuepost-data",
      "  cuepost user account list --data ./cuepost-data"
    })
final class AccountCommand {
  @ParentCommand private @Nullable UserCommand user;

  /** A new account and its first key. */
  record Opened(Account account, AccessKey key) {}

  @Command(
      name = "create",
      mixinStandardHelpOptions = true,
      description = "Makes an account with a key, whose secret is shown now and never again.",
      footerHeading = Session.EXAMPLES,
      footer = "  cuepost user account create 'Second customer' --data ./cuepost-data")
  void create(
      @Parameters(paramLabel = "NAME", description = "for people") String name,
      @Option(
              names = "--no-services",
              description = "without the roles by which IMS and VOD may act for it")
          boolean withoutServices) {
    Opened opened = create(data(), name, !withoutServices);
    requireNonNull(user)
        .out()
        .lines(
            Output.object()
                .put("AccountId", opened.account().id())
                .put("AccessKeyId", opened.key().id())
                .put("AccessKeySecret", opened.key().secret()),
            List.of(
                "CUEPOST_ACCOUNT_ID=" + opened.account().id(),
                "CUEPOST_ACCESS_KEY_ID=" + opened.key().id(),
                "CUEPOST_ACCESS_KEY_SECRET=" + opened.key().secret()));
  }

  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description = "Lists the accounts.",
      footerHeading = Session.EXAMPLES,
      footer = "  cuepost user account list --data ./cuepost-data")
  void list() {
    requireNonNull(user)
        .out()
        .list(
            list(data()).stream()
                .map(account ->
                    Output.object().put("AccountId", account.id()).put("Name", account.name()))
                .toList(),
            Column.of("ACCOUNT", "AccountId"),
            Column.of("NAME", "Name"));
  }

  private Path data() {
    return requireNonNull(user).data();
  }

  static Opened create(Path directory, String name, boolean services) {
    return StoppedServer.with(
        directory,
        server -> {
          Access access = server.access();
          Account account = access.accounts().create(name);
          access.settleServices(account.id(), services);
          return new Opened(account, access.ownedKeys().create(account.id(), Optional.empty()));
        });
  }

  static List<Account> list(Path directory) {
    return StoppedServer.with(directory, server -> server.access().accounts().list());
  }
}

package dev.cuepost.server;

import static java.util.Objects.requireNonNull;

import dev.cuepost.access.Access;
import dev.cuepost.access.Accounts.Account;
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
    })
final class AccountCommand {
  @ParentCommand private @Nullable UserCommand user;

  /** A new account and its first key. */
  record Opened(Account account, AccessKey key) {}

  @Command(
      name = "create",
      mixinStandardHelpOptions = true,
      description = "Makes an account with a key, whose secret is shown now and never again.")
  void create(
      @Parameters(paramLabel = "NAME", description = "for people") String name,
      @Option(
              names = "--no-services",
              description = "without the roles by which IMS and VOD may act for it")
          boolean withoutServices) {
    Opened opened = create(data(), name, !withoutServices);
    requireNonNull(user).print("CUEPOST_ACCOUNT_ID=" + opened.account().id());
    requireNonNull(user).print("CUEPOST_ACCESS_KEY_ID=" + opened.key().id());
    requireNonNull(user).print("CUEPOST_ACCESS_KEY_SECRET=" + opened.key().secret());
  }

  @Command(name = "list", mixinStandardHelpOptions = true, description = "Lists the accounts.")
  void list() {
    list(data()).forEach(account -> requireNonNull(user).print(account.id(), account.name()));
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

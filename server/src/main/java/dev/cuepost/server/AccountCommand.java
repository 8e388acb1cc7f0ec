package dev.cuepost.server;

import static java.util.Objects.requireNonNull;

import dev.cuepost.access.Access;
import dev.cuepost.access.Accounts.Account;
import dev.cuepost.identity.AccessKey;
import dev.cuepost.queue.TimeSource;
import dev.cuepost.server.user.UserCommand;
import dev.cuepost.state.Database;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
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
    System.out.printf(
        "CUEPOST_ACCOUNT_ID=%s%nCUEPOST_ACCESS_KEY_ID=%s%nCUEPOST_ACCESS_KEY_SECRET=%s%n",
        opened.account().id(), opened.key().id(), opened.key().secret());
  }

  @Command(name = "list", mixinStandardHelpOptions = true, description = "Lists the accounts.")
  void list() {
    list(data()).forEach(account -> System.out.println(account.id() + "\t" + account.name()));
  }

  private Path data() {
    return requireNonNull(user).data();
  }

  static Opened create(Path directory, String name, boolean services) {
    return with(
        directory,
        access -> {
          Account account = access.accounts().create(name);
          access.settleServices(account.id(), services);
          return new Opened(account, access.ownedKeys().create(account.id(), Optional.empty()));
        });
  }

  static List<Account> list(Path directory) {
    return with(directory, access -> access.accounts().list());
  }

  private static <T> T with(Path directory, Function<Access, T> work) {
    if (!Files.exists(directory.resolve("state.db"))) {
      throw new Problem(
          "%s is no data directory of a server; give another --data".formatted(directory));
    }
    try (var data = DataDirectory.open(directory);
        var database = Database.open(data.state());
        var access =
            Access.open(
                database.jdbi(), data.masterKey(), TimeSource.system(), new SecureRandom())) {
      return work.apply(access);
    } catch (IOException | UncheckedIOException | IllegalStateException e) {
      throw new Problem(e.getMessage(), e);
    }
  }
}

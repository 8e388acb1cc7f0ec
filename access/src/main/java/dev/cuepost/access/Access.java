package dev.cuepost.access;

import dev.cuepost.access.OwnedKeys.LastUse;
import dev.cuepost.identity.AccessControl;
import dev.cuepost.identity.AccessKey;
import dev.cuepost.identity.AccessKeys;
import dev.cuepost.identity.Caller;
import dev.cuepost.identity.policy.AccessRequest;
import dev.cuepost.identity.policy.Decision;
import dev.cuepost.identity.policy.Policy;
import dev.cuepost.state.Bulletin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Who there is and what they may do. All threads may use it.
 *
 * <p>Requests are judged from memory; a change is in force when the call that makes it returns.
 */
public final class Access implements AccessKeys, AccessControl, AutoCloseable {
  private static final Duration USES_WRITTEN_EVERY = Duration.ofSeconds(30);

  private final Jdbi jdbi;
  private final Path keyFile;
  private final SecureRandom random;
  private final InstantSource clock;
  private final Vault vault;
  private final Changing changing;
  private final Accounts accounts;
  private final Users users;
  private final OwnedKeys ownedKeys;
  private final StoredPolicies policies;
  private final Roles roles;
  private final Sessions sessions;
  private final AccountPasswords accountPasswords;
  private final ConsoleSessions consoleSessions;
  private final AuditLog auditLog;
  private final LastUses lastUses;
  private volatile Directory directory = Directory.EMPTY;
  private MasterKeys masterKeys; // guarded by the lock of changing

  private Access(
      Jdbi jdbi,
      Bulletin bulletin,
      Path keyFile,
      MasterKeys masterKeys,
      InstantSource clock,
      SecureRandom random) {
    this.jdbi = jdbi;
    this.keyFile = keyFile;
    this.masterKeys = masterKeys;
    this.random = random;
    this.clock = clock;
    vault = new Vault(masterKeys, random);
    changing =
        new Changing(
            jdbi, bulletin, clock, new RandomText(random), this::reload, new ReentrantLock());
    accounts = new Accounts(changing);
    users = new Users(changing);
    ownedKeys = new OwnedKeys(changing, vault);
    lastUses = new LastUses(ownedKeys);
    policies = new StoredPolicies(changing);
    roles = new Roles(changing, policies);
    sessions = new Sessions(changing, vault);
    accountPasswords = new AccountPasswords(changing, vault);
    consoleSessions = new ConsoleSessions(changing, users, accountPasswords);
    auditLog = new AuditLog(jdbi, clock);
  }

  /**
   * Opens what is stored.
   *
   * @param keyFile of the master key; made at the first start
   * @throws IOException one sentence, if the key file is damaged, or missing though there is data
   * @throws IllegalStateException one sentence, if it is not the one that belongs to the data
   */
  public static Access open(Jdbi jdbi, Path keyFile, InstantSource clock, SecureRandom random)
      throws IOException {
    return open(jdbi, Bulletin.ALONE, keyFile, clock, random);
  }

  /**
   * The same of one of several servers, of which each has the same master key.
   *
   * @param bulletin by which they hear of each other's changes; it is started by others
   */
  public static Access open(
      Jdbi jdbi, Bulletin bulletin, Path keyFile, InstantSource clock, SecureRandom random)
      throws IOException {
    if (!Files.exists(keyFile) && jdbi.withHandle(Access::holdsSecrets)) {
      throw new IOException(
          "%s is missing; put back the copy that belongs to this data".formatted(keyFile));
    }
    var access =
        new Access(jdbi, bulletin, keyFile, MasterKeys.open(keyFile, random), clock, random);
    access.changing.follow();
    access.reload();
    return access;
  }

  private static boolean holdsSecrets(Handle handle) {
    return Changing.any(handle, "SELECT COUNT(*) FROM access_key")
        || Changing.any(handle, "SELECT COUNT(*) FROM role_session");
  }

  private void reload() {
    directory =
        jdbi.withHandle(handle -> {
          Map<String, AccessKey> keys = new HashMap<>();
          ownedKeys.all(handle).forEach(key -> keys.put(key.id(), key));
          sessions.all(handle).forEach(key -> keys.put(key.id(), key));
          Map<Holder, List<Policy>> attached = StoredPolicies.all(handle);
          return new Directory(keys, attached, Roles.all(handle));
        });
  }

  public Accounts accounts() {
    return accounts;
  }

  public Users users() {
    return users;
  }

  public OwnedKeys ownedKeys() {
    return ownedKeys;
  }

  public StoredPolicies policies() {
    return policies;
  }

  public Roles roles() {
    return roles;
  }

  public Sessions sessions() {
    return sessions;
  }

  public ConsoleSessions consoleSessions() {
    return consoleSessions;
  }

  public AuditLog auditLog() {
    return auditLog;
  }

  /** For secrets of other modules; what they seal, they seal anew in {@link #rotateMasterKey}. */
  public Vault vault() {
    return vault;
  }

  /**
   * Makes the account and its own key what the operator says. The account's key that the operator
   * named before ends; those that the account made itself stay.
   */
  public void adopt(AccessKey rootKey, String name) {
    accounts.ensure(rootKey.account(), name);
    Optional<AccessKey> known = find(rootKey.id());
    if (known.filter(key -> key.equals(rootKey)).isEmpty()) {
      ownedKeys.adopt(rootKey);
    }
  }

  /**
   * Makes it the password with which the account itself signs in at the console. If it is another
   * one than so far, whoever signed in by that is signed out.
   */
  public void adoptPassword(String account, String password) {
    accountPasswords.adopt(account, password);
  }

  /**
   * Settles, once in the life of an account, whether the media services may act for it by their
   * default roles. What the account does about them later is left alone.
   */
  public void settleServices(String account, boolean authorised) {
    if (accounts.servicesDecided(account)) {
      return;
    }
    if (authorised) {
      for (ServiceRole service : ServiceRole.values()) {
        roles.authorise(account, service);
      }
    }
    accounts.decideServices(account);
  }

  @Override
  public Optional<AccessKey> find(String id) {
    return Optional.ofNullable(directory.keys().get(id));
  }

  /** Written down within a minute. */
  @Override
  public void used(AccessKey key, String service) {
    if (key.temporary().isEmpty()) {
      lastUses.remember(key.id(), new LastUse(clock.instant(), service));
    }
  }

  @Override
  public Decision decide(Caller caller, AccessRequest request) {
    return directory.decide(caller, request);
  }

  /**
   * Whether the service may do something in its default role: the role must exist, trust the
   * service, and permit it.
   */
  public Decision decide(ServiceRole service, String account, AccessRequest request) {
    Directory now = directory;
    boolean trusted =
        now.trust(account, service.role())
            .filter(trust -> trust.trustsService(service.service()))
            .isPresent();
    return trusted
        ? now.decide(
            new Caller.AssumedRole(account, service.role(), service.service(), Optional.empty()),
            request)
        : Decision.DENIED_IMPLICITLY;
  }

  /**
   * Begins what goes on in the background.
   *
   * @param auditRetention how long entries of the audit log are kept
   */
  public void start(Duration auditRetention) {
    auditLog.start(auditRetention);
    lastUses.start(USES_WRITTEN_EVERY);
  }

  /** Writes down at once when keys were used. */
  public void writeUses() {
    lastUses.write();
  }

  /**
   * Makes a new master key and seals every secret anew. A crash on the way leaves both keys in the
   * file, and everything readable.
   *
   * @param others seals anew what other modules sealed, in the same transaction
   */
  public void rotateMasterKey(Consumer<Handle> others) throws IOException {
    changing.lock().lock();
    try {
      MasterKeys both = masterKeys.withNew(random);
      both.write(keyFile);
      masterKeys = both; // should the rest fail: nothing sealed from now on may lose its key
      vault.use(both);
      changing.useTransaction(handle -> {
        ownedKeys.sealAnew(handle);
        sessions.sealAnew(handle);
        accountPasswords.sealAnew(handle);
        others.accept(handle);
      });
      masterKeys = both.newestOnly();
      masterKeys.write(keyFile);
      vault.use(masterKeys);
    } finally {
      changing.lock().unlock();
    }
  }

  @Override
  public void close() {
    auditLog.close();
    lastUses.close();
  }
}

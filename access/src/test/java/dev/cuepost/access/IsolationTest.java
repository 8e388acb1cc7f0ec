package dev.cuepost.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuepost.access.OwnedKeys.KeyInfo;
import dev.cuepost.access.StoredPolicies.PolicyInfo;
import dev.cuepost.identity.AccessKey;
import dev.cuepost.identity.Caller;
import dev.cuepost.identity.policy.Decision;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the second account does with names that the first one has, too, is its own affair. */
@SuppressWarnings("NullAway.Init") // JUnit fills the fields
class IsolationTest extends StoredAccess {
  private static final Optional<String> ROOT = Optional.empty();
  private static final Caller ANN_OF_ONE = new Caller.User(ONE, "ann");

  private Users.User ann;
  private AccessKey key;
  private AccessKey rootKey;
  private PolicyInfo policy;
  private Roles.Role role;
  private AccessKey session;

  @BeforeEach
  void makeEverythingInTheFirst() {
    ann = user(ONE, "ann");
    key = access.ownedKeys().create(ONE, ANN);
    rootKey = access.ownedKeys().create(ONE, ROOT);
    allowing(ONE, "Senders", "mns:SendMessage");
    role = access.roles().create(ONE, "Sender", trustingAccount(ONE), "");
    access.policies().attach(Holder.user(ONE, "ann"), custom("Senders"));
    access.policies().attach(Holder.role(ONE, "Sender"), custom("Senders"));
    access.roles().authorise(ONE, ServiceRole.ICE);
    policy = access.policies().get(ONE, custom("Senders"));
    session = assume(ONE).key();
  }

  @Test
  void the_second_account_sees_nothing_of_it() {
    assertThat(access.users().list(TWO, "", 99)).isEmpty();
    assertThat(access.ownedKeys().list(TWO, ROOT)).isEmpty();
    assertThat(access.roles().list(TWO)).isEmpty();
    assertThat(access.policies().list(TWO, Optional.of(StoredPolicies.Type.CUSTOM))).isEmpty();
    assertThat(access.policies().list(TWO, Optional.empty()))
        .extracting(PolicyInfo::attachments)
        .containsOnly(0L);
    assertRefused("404 EntityNotExist.User", () -> access.users().get(TWO, "ann"));
    assertRefused("404 EntityNotExist.User", () -> access.ownedKeys().list(TWO, ANN));
    assertRefused("404 EntityNotExist.Policy", () -> access.policies().get(TWO, custom("Senders")));
    assertRefused("404 EntityNotExist.Role", () -> access.roles().get(TWO, "Sender"));
    assertRefused("404 EntityNotExist.User", () -> access.policies().of(Holder.user(TWO, "ann")));
    assertRefused(
        "404 EntityNotExist.Role", () -> access.policies().of(Holder.role(TWO, "Sender")));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void the_second_account_changes_nothing_of_it(boolean withNamesOfItsOwn) throws IOException {
    if (withNamesOfItsOwn) {
      user(TWO, "ann");
    }
    Holder itsAnn = Holder.user(TWO, "ann");
    for (String id : List.of(key.id(), rootKey.id())) {
      for (Optional<String> owner : List.of(ANN, ROOT)) {
        assertRefused(
            "404 EntityNotExist.User.AccessKey", () -> access.ownedKeys().delete(TWO, owner, id));
        assertRefused(
            "404 EntityNotExist.User.AccessKey",
            () -> access.ownedKeys().setActive(TWO, owner, id, false));
      }
    }
    String missing = withNamesOfItsOwn ? "404 EntityNotExist.Policy" : "404 EntityNotExist.User";
    assertRefused(missing, () -> access.policies().attach(itsAnn, custom("Senders")));
    assertRefused("404 EntityNotExist.Policy", () -> access.policies().delete(TWO, "Senders"));
    assertRefused("404 EntityNotExist.Role", () -> access.roles().delete(TWO, "Sender"));
    assertRefused("404 EntityNotExist.Role", () -> access.roles().revoke(TWO, ServiceRole.ICE));
    if (withNamesOfItsOwn) {
      access.users().delete(TWO, "ann");
    }
    assertNothingChanged();
  }

  @Test
  void things_of_one_name_are_two_things() throws IOException {
    user(TWO, "ann");
    AccessKey itsKey = access.ownedKeys().create(TWO, ANN);
    allowing(TWO, "Senders", "oss:GetObject");
    access.roles().create(TWO, "Sender", trustingAccount(TWO), "");
    access.policies().attach(Holder.user(TWO, "ann"), custom("Senders"));
    access.policies().attach(Holder.role(TWO, "Sender"), custom("Senders"));
    access.roles().authorise(TWO, ServiceRole.ICE);
    Sessions.Session itsSession = assume(TWO);
    Caller annOfTwo = new Caller.User(TWO, "ann");
    assertThat(decide(annOfTwo, "oss:GetObject", "*")).isEqualTo(Decision.ALLOWED);
    assertThat(decide(annOfTwo, "mns:SendMessage", "*")).isEqualTo(Decision.DENIED_IMPLICITLY);
    assertThat(decide(ANN_OF_ONE, "oss:GetObject", "*")).isEqualTo(Decision.DENIED_IMPLICITLY);
    assertThat(decide(itsSession.caller(), "mns:SendMessage", "*"))
        .isEqualTo(Decision.DENIED_IMPLICITLY);

    access.ownedKeys().delete(TWO, ANN, itsKey.id());
    access.policies().detach(Holder.user(TWO, "ann"), custom("Senders"));
    access.policies().detach(Holder.role(TWO, "Sender"), custom("Senders"));
    access.policies().delete(TWO, "Senders");
    access.roles().delete(TWO, "Sender");
    access.roles().revoke(TWO, ServiceRole.ICE);
    access.users().delete(TWO, "ann");
    assertThat(access.find(itsSession.key().id())).isEmpty();
    assertNothingChanged();
  }

  @Test
  void an_account_does_not_act_in_a_role_of_another_that_does_not_trust_it() {
    assertRefused(
        "403 NoPermission", () -> access.sessions().assume(new Caller.Account(TWO), wish(ONE)));
    assertRefused(
        "403 NoPermission", () -> access.sessions().assume(new Caller.User(TWO, "ann"), wish(ONE)));
  }

  private void assertNothingChanged() throws IOException {
    assertEverythingOfTheFirst();
    reopen();
    assertEverythingOfTheFirst();
  }

  private void assertEverythingOfTheFirst() {
    assertThat(access.users().list(ONE, "", 99)).containsExactly(ann);
    assertThat(access.ownedKeys().list(ONE, ANN)).extracting(KeyInfo::id).containsExactly(key.id());
    assertThat(access.find(key.id())).contains(key);
    assertThat(access.find(rootKey.id())).contains(rootKey);
    assertThat(access.find(session.id())).contains(session);
    assertThat(access.policies().get(ONE, custom("Senders"))).isEqualTo(policy);
    assertThat(access.policies().of(Holder.user(ONE, "ann"))).containsExactly(policy);
    assertThat(access.policies().of(Holder.role(ONE, "Sender"))).containsExactly(policy);
    assertThat(access.roles().get(ONE, "Sender")).isEqualTo(role);
    assertThat(access.roles().list(ONE)).hasSize(2);
    assertThat(decide(ANN_OF_ONE, "mns:SendMessage", "*")).isEqualTo(Decision.ALLOWED);
    assertThat(decide(session.caller(), "mns:SendMessage", "*")).isEqualTo(Decision.ALLOWED);
    assertThat(access.decide(ServiceRole.ICE, ONE, asked("mns:SendMessage", "*")))
        .isEqualTo(Decision.ALLOWED);
  }

  private Sessions.Session assume(String account) {
    return access.sessions().assume(new Caller.Account(account), wish(account));
  }

  private static Sessions.Request wish(String account) {
    return new Sessions.Request(
        "acs:ram::%s:role/Sender".formatted(account),
        "night-shift",
        Duration.ofHours(1),
        Optional.empty());
  }
}

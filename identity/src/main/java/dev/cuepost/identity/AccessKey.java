package dev.cuepost.identity;

/**
 * A key pair of an account.
 *
 * @param id what requests name, public
 * @param secret what signs them; never logged
 * @param account decimal account id that the key acts for
 */
public record AccessKey(String id, String secret, String account) {
  @Override
  public String toString() {
    return "AccessKey[id=" + id + ", account=" + account + "]";
  }
}

package dev.cuepost.callback.setting;

/** Keeps secrets encrypted in the database. What a secret is for must be said again to open it. */
public interface Sealing {
  String seal(String purpose, String secret);

  String open(String purpose, String sealed);
}

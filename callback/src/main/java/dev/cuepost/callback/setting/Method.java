package dev.cuepost.callback.setting;

/** The two ways of telling; the names are those of {@code CallbackType} on the wire. */
public enum Method {
  HTTP,
  MNS
}

package dev.cuepost.callback.event;

/** The product in whose form an event is told. */
public enum Product {
  IMS,
  VOD
}

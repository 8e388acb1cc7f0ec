package dev.cuepost.callback.event;

/** The products that tell events, each with its own types and its own style of text. */
public enum Product {
  /** Intelligent Media Services. */
  IMS,
  /** ApsaraVideo VOD. */
  VOD
}

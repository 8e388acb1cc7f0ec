package dev.cuepost.identity;

/** How clients write down parameters without a value before they sign: each of these is met. */
enum LoneNames {
  /** The name alone, however it goes over the wire. */
  BARE,
  /** As it goes over the wire: {@code name} or {@code name=}. */
  AS_SENT,
  /** Names of sub-resources alone, and others as they go over the wire: {@code uploads&prefix=}. */
  AS_SENT_BUT_SUB_RESOURCES,
  /** Always {@code name=}. */
  WITH_EQUALS_SIGN;

  /**
   * A parameter as it is signed.
   *
   * @param equalsSignSent whether the name was sent with an equals sign
   */
  String write(String name, String value, boolean equalsSignSent) {
    boolean equalsSign =
        !value.isEmpty()
            || switch (this) {
              case BARE -> false;
              case AS_SENT -> equalsSignSent;
              case AS_SENT_BUT_SUB_RESOURCES ->
                  equalsSignSent && !OssSignature.SUB_RESOURCES.contains(name);
              case WITH_EQUALS_SIGN -> true;
            };
    return equalsSign ? name + "=" + value : name;
  }
}

package dev.cuepost.callback.event;

/**
 * An event of ApsaraVideo VOD. Its payload stands beside {@code EventType} and {@code EventTime}.
 */
public non-sealed interface VodEvent extends EventBody {
  @Override
  default Product product() {
    return Product.VOD;
  }
}
